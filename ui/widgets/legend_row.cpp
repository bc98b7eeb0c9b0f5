// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/legend_row.h"

#include "ui/models/text.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace crossfade::ui {

namespace {
constexpr int kHeight = 22;
constexpr int kFontSize = 12;
constexpr int kEnd = 6;         // from the border to sign and count
constexpr int kNameLeft = 24;   // of the name
constexpr int kCountGap = 10;   // between name and count
constexpr double kSign = 10.0;  // across
}  // namespace

LegendRow::LegendRow(LegendEntry entry, QWidget* parent)
    : QAbstractButton(parent), m_entry(std::move(entry))
{
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::ClickFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::toggled, this, &LegendRow::say);
    say();
}

void LegendRow::setEntry(LegendEntry entry)
{
    m_entry = std::move(entry);
    say();
    update();
}

void LegendRow::say()
{
    const QString artists = countText(m_entry.artists, tr("1 artist"), tr("%1 artists"));
    setAccessibleName(
        tr("%1, %2, %3").arg(m_entry.name, artists, isChecked() ? tr("shown") : tr("hidden")));
    const QString hint = isChecked() ? tr("A click hides them, Alt and a click shows only them.")
                                     : tr("A click shows them, Alt and a click shows only them.");
    setToolTip(tr("%1: %2. %3").arg(m_entry.name, artists, hint));
}

int LegendRow::scaled(double length) const
{
    return static_cast<int>(std::lround(length * typeScale(font())));
}

QFont LegendRow::textFont() const
{
    QFont small = font();
    small.setPixelSize(scaled(kFontSize));
    return small;
}

int LegendRow::widthWith(const QString& name) const
{
    const QFontMetrics metrics(textFont());
    return scaled(kNameLeft) + metrics.horizontalAdvance(name) + scaled(kCountGap) +
           metrics.horizontalAdvance(wholeText(m_entry.artists)) + scaled(kEnd) + 1;
}

QSize LegendRow::sizeHint() const
{
    return {widthWith(m_entry.name), scaled(kHeight)};
}

QSize LegendRow::minimumSizeHint() const
{
    return {widthWith(QStringLiteral("…")), scaled(kHeight)};
}

void LegendRow::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = themeFor(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF place = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(hasFocus() ? QPen(theme.text, 1) : QPen(Qt::NoPen));
    painter.setBrush(underMouse() ? QBrush(theme.raised) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(place, 4, 4);

    const QColor& colour = theme.dark ? m_entry.dark : m_entry.light;
    const double middle = height() / 2.0;
    const double sign = kSign * typeScale(font());
    const int end = scaled(kEnd);
    const double radius = isChecked() ? sign / 2 : sign / 2 - 0.75;
    painter.setPen(isChecked() ? QPen(Qt::NoPen) : QPen(colour, 1.5));
    painter.setBrush(isChecked() ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawEllipse(QPointF(end + sign / 2, middle), radius, radius);

    painter.setFont(textFont());
    const QString count = wholeText(m_entry.artists);
    const int countWidth = painter.fontMetrics().horizontalAdvance(count) + 1;
    painter.setPen(theme.muted);
    painter.drawText(rect().adjusted(0, 0, -end, 0), Qt::AlignRight | Qt::AlignVCenter, count);
    if (isChecked()) painter.setPen(theme.text);
    const QRect room =
        rect().adjusted(scaled(kNameLeft), 0, -end - countWidth - scaled(kCountGap) + 1, 0);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_entry.name, Qt::ElideRight, room.width()));
}

void LegendRow::mouseReleaseEvent(QMouseEvent* event)
{
    const bool only = event->button() == Qt::LeftButton && isDown() &&
                      event->modifiers().testFlag(Qt::AltModifier) &&
                      hitButton(event->position().toPoint());
    if (!only) {
        QAbstractButton::mouseReleaseEvent(event);
        return;
    }
    setDown(false);
    Q_EMIT onlyWanted();
}

void LegendRow::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (event->modifiers().testFlag(Qt::ShiftModifier))
                Q_EMIT onlyWanted();
            else
                click();
            return;
        case Qt::Key_Up:
            Q_EMIT stepWanted(-1);
            return;
        case Qt::Key_Down:
            Q_EMIT stepWanted(1);
            return;
        default:
            QAbstractButton::keyPressEvent(event);
    }
}

void LegendRow::focusInEvent(QFocusEvent* event)
{
    QAbstractButton::focusInEvent(event);
    Q_EMIT focused();
}

void LegendRow::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void LegendRow::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

}  // namespace crossfade::ui
