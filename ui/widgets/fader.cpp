// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fader.h"

#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace crossfade::ui {

namespace {
constexpr double kKnobHeight = 14.0;
constexpr double kKnobWidth = 30.0;
constexpr double kFocusGap = 3.0;
constexpr double kEnd = kKnobHeight / 2 + kFocusGap + 1.0;  // from an end of the way to the border
}  // namespace

Fader::Fader(std::size_t modality, QWidget* parent)
    : QSlider(Qt::Vertical, parent), m_modality(modality)
{
    setRange(0, kSteps);
    setSingleStep(kSteps / 20);
    setPageStep(kSteps / 5);
    setFocusPolicy(Qt::StrongFocus);
}

void Fader::setLearned(double part)
{
    m_learned = part;
    update();
}

void Fader::setDimmed(bool dimmed)
{
    m_dimmed = dimmed;
    update();
}

double Fader::yOf(double part) const
{
    return height() - kEnd - part * (height() - 2 * kEnd);
}

void Fader::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = themeFor(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = width() / 2.0;
    const double y = yOf(static_cast<double>(value()) / kSteps);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.line);
    painter.drawRoundedRect(QRectF(middle - 2, kEnd, 4, height() - 2 * kEnd), 2, 2);
    QColor colour = theme.modality[m_modality];
    if (m_dimmed) colour.setAlphaF(0.3F);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(middle - 2, y, 4, yOf(0) - y), 2, 2);
    const double learned = yOf(m_learned);
    painter.setPen(QPen(theme.muted, 1.5));
    painter.drawLine(QPointF(middle - kKnobWidth / 2 - 5, learned),
                     QPointF(middle - kKnobWidth / 2 - 1, learned));
    painter.drawLine(QPointF(middle + kKnobWidth / 2 + 1, learned),
                     QPointF(middle + kKnobWidth / 2 + 5, learned));
    QColor knob = theme.text;
    if (m_dimmed) knob = theme.dim;
    const QRectF place(middle - kKnobWidth / 2, y - kKnobHeight / 2, kKnobWidth, kKnobHeight);
    painter.setPen(QPen(theme.raised, 1));
    painter.setBrush(knob);
    painter.drawRoundedRect(place, 4, 4);
    if (hasFocus()) {
        painter.setPen(QPen(theme.text, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(place.adjusted(-kFocusGap, -kFocusGap, kFocusGap, kFocusGap), 6, 6);
    }
    painter.setPen(QPen(theme.panel, 1.2));
    painter.drawLine(QPointF(middle - 9, y), QPointF(middle + 9, y));
}

void Fader::follow(double y)
{
    const double part = (height() - kEnd - y) / (height() - 2 * kEnd);
    setValue(static_cast<int>(part * kSteps + 0.5));
}

void Fader::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    setSliderDown(true);
    follow(event->position().y());
}

void Fader::mouseMoveEvent(QMouseEvent* event)
{
    if (isSliderDown()) follow(event->position().y());
}

void Fader::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) setSliderDown(false);
}

}  // namespace crossfade::ui
