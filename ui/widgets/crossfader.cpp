// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/crossfader.h"

#include "ui/models/exploration_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flat_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>

#include <cmath>

namespace crossfade::ui {

namespace {
constexpr double kKnobWidth = 12.0;
constexpr double kKnobHeight = 20.0;
constexpr double kFocusGap = 3.0;
// From an end of the way to the border.
constexpr double kEnd = kKnobWidth / 2 + kFocusGap + 1.0;
constexpr QSize kHint(160, 28);
constexpr QSize kLeast(72, 28);
}  // namespace

CrossfadeSlider::CrossfadeSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent)
{
    setRange(0, kSteps);
    setSingleStep(kSteps / 20);
    setPageStep(kSteps / 5);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Crossfader: from the baseline to now"));
    m_glide.setDuration(kGlideMs);
    connect(&m_glide, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        m_shown = value.toDouble();
        update();
    });
}

void CrossfadeSlider::sliderChange(SliderChange change)
{
    QSlider::sliderChange(change);
    if (change != SliderValueChange || m_shown == value()) return;
    m_glide.stop();
    const int ms = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    // Under a hand it is where the hand is.
    if (isSliderDown() || hasFocus() || !isVisible() || ms <= 0) {
        m_shown = value();
        update();
        return;
    }
    m_glide.setStartValue(m_shown);
    m_glide.setEndValue(static_cast<double>(value()));
    m_glide.start();
}

QSize CrossfadeSlider::sizeHint() const
{
    return kHint * typeScale(font());
}

QSize CrossfadeSlider::minimumSizeHint() const
{
    return kLeast * typeScale(font());
}

double CrossfadeSlider::xOf(double part) const
{
    const double end = kEnd * typeScale(font());
    return end + part * (width() - 2 * end);
}

void CrossfadeSlider::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = themeFor(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double scale = typeScale(font());
    const double knobWidth = kKnobWidth * scale;
    const double knobHeight = kKnobHeight * scale;
    const double middle = height() / 2.0;
    const double x = xOf(m_shown / kSteps);
    painter.setPen(QPen(theme.dim, 2.0 * scale, Qt::DashLine, Qt::FlatCap));
    painter.drawLine(QPointF(x, middle), QPointF(xOf(1.0), middle));
    painter.setPen(
        QPen(isEnabled() ? theme.now : theme.line, 4.0 * scale, Qt::SolidLine, Qt::RoundCap));
    if (x > xOf(0.0)) painter.drawLine(QPointF(xOf(0.0), middle), QPointF(x, middle));
    const QRectF knob(x - knobWidth / 2, middle - knobHeight / 2, knobWidth, knobHeight);
    painter.setPen(QPen(theme.panel, 1));
    painter.setBrush(isEnabled() ? theme.text : theme.dim);
    painter.drawRoundedRect(knob, 4 * scale, 4 * scale);
    if (!hasFocus()) return;
    painter.setPen(QPen(theme.text, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(knob.adjusted(-kFocusGap, -kFocusGap, kFocusGap, kFocusGap), 6, 6);
}

void CrossfadeSlider::follow(double x)
{
    const double end = kEnd * typeScale(font());
    const double part = (x - end) / (width() - 2 * end);
    setValue(static_cast<int>(std::lround(part * kSteps)));
}

void CrossfadeSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    setSliderDown(true);
    follow(event->position().x());
}

void CrossfadeSlider::mouseMoveEvent(QMouseEvent* event)
{
    if (isSliderDown()) follow(event->position().x());
}

void CrossfadeSlider::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) setSliderDown(false);
}

Crossfader::Crossfader(ExplorationModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(&model),
      m_pin(makeFlatButton(tr("Pin"), tr("Pin what is shown as the baseline (F7)"))),
      m_unpin(
          makeFlatButton(QStringLiteral("×"), tr("Unpin: the learned mix is the baseline again"))),
      m_from(new QLabel),
      m_slider(new CrossfadeSlider),
      m_to(new QLabel(tr("now")))
{
    m_from->setObjectName(QStringLiteral("muted"));
    m_to->setObjectName(QStringLiteral("now"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_pin);
    layout->addWidget(m_from);
    layout->addWidget(m_unpin);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_to);
    connect(m_pin, &QPushButton::clicked, m_model, &ExplorationModel::pinBaseline);
    connect(m_unpin, &QPushButton::clicked, m_model, &ExplorationModel::clearBaseline);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        m_model->setCrossfade(static_cast<double>(value) / CrossfadeSlider::kSteps);
        if (!m_slider->isSliderDown()) m_model->commit();  // keys and wheel: each step is one
    });
    connect(m_slider, &QSlider::sliderReleased, m_model, &ExplorationModel::commit);
    connect(m_model, &ExplorationModel::changed, this, &Crossfader::refresh);
    refresh();
}

void Crossfader::fadeTo(double position)
{
    if (!m_slider->isEnabled()) return;
    m_model->setCrossfade(position);
    m_model->commit();
}

void Crossfader::refresh()
{
    const bool has = m_model->hasSources();
    const ExplorationState& state = m_model->state();
    const bool pinned = has && state.baseline.has_value();
    // Without a pin it can fade to the learned mix, where the mix is another.
    const bool fades =
        has && (pinned ? state.canFade() && state.baseline->comparison != state.comparison
                       : !m_model->isLearnedMix() && !state.missing.any());
    m_pin->setEnabled(has);
    m_unpin->setEnabled(pinned);
    m_from->setText(pinned ? tr("baseline") : tr("learned mix"));
    QString what = tr("Fades from the baseline to now: list, map and curves follow (F8, F9)");
    if (has && !m_model->baselineReason().isEmpty())
        what = m_model->baselineReason();
    else if (pinned && state.baseline->run != state.run)
        what =
            tr("The baseline is of run %1: it can be compared with, but there is nothing to fade "
               "between two runs.")
                .arg(state.baseline->run.value);
    else if (pinned && state.baseline->missing != state.missing)
        what =
            tr("Of the baseline something else is missing: it can be compared with, but there is "
               "nothing to fade between.");
    else if (has && !fades)
        what = tr("Now is the baseline: change the mix, and fade between the two.");
    m_slider->setToolTip(what);
    m_slider->setAccessibleDescription(what);
    m_slider->setEnabled(fades);
    const QSignalBlocker quiet(m_slider);
    if (!m_slider->isSliderDown())
        m_slider->setValue(static_cast<int>(
            std::lround((state.canFade() ? state.crossfade : 1.0) * CrossfadeSlider::kSteps)));
    m_slider->update();
}

}  // namespace crossfade::ui
