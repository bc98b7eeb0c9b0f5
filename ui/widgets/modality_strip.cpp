// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/modality_strip.h"

#include "ui/theme/theme.h"
#include "ui/widgets/fader.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <cmath>

namespace crossfade::ui {

ModalityStrip::ModalityStrip(const QString& name, std::size_t modality, QWidget* parent)
    : QFrame(parent),
      m_modality(modality),
      m_name(new QLabel(name)),
      m_fader(new Fader(modality)),
      m_switch(new QPushButton),
      m_state(new QLabel)
{
    setObjectName(QStringLiteral("strip"));
    m_name->setAlignment(Qt::AlignCenter);
    m_name->setToolTip(name);
    m_fader->setAccessibleName(tr("Weight of %1").arg(name));
    m_fader->setToolTip(tr("Weight of %1; the ticks mark what was learned").arg(name));
    m_switch->setCheckable(true);
    m_switch->setAccessibleName(tr("%1 on or off").arg(name));
    m_switch->setToolTip(tr("Switch %1 on or off (key %2)").arg(name).arg(modality + 1));
    m_state->setAlignment(Qt::AlignCenter);
    m_state->setObjectName(QStringLiteral("panelNote"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 10, 6, 8);
    layout->setSpacing(6);
    layout->addWidget(m_name);
    layout->addWidget(m_fader, 1, Qt::AlignHCenter);
    layout->addWidget(m_switch);
    layout->addWidget(m_state);
    setTabOrder(m_fader, m_switch);
    connect(m_switch, &QPushButton::clicked, this, &ModalityStrip::switched);
    connect(m_fader, &QSlider::valueChanged, this, [this](int value) {
        Q_EMIT faded(static_cast<double>(value) / Fader::kSteps);
        if (!m_fader->isSliderDown()) Q_EMIT fadeEnded();  // keys and wheel: each step is one
    });
    connect(m_fader, &QSlider::sliderReleased, this, &ModalityStrip::fadeEnded);
    restyle();
}

void ModalityStrip::setShown(bool on, double weight, double learned, const QString& state)
{
    const QSignalBlocker quiet(m_fader);
    if (!m_fader->isSliderDown())
        m_fader->setValue(static_cast<int>(std::lround(weight * Fader::kSteps)));
    m_fader->update();
    m_fader->setLearned(learned);
    m_fader->setDimmed(!on);
    m_switch->setChecked(on);
    m_switch->setText(on ? tr("On") : tr("Off"));
    m_state->setText(state);
}

void ModalityStrip::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) restyle();
}

void ModalityStrip::restyle()
{
    const Theme& theme = themeFor(palette());
    const QColor colour = theme.modality[m_modality];
    const QString name = QStringLiteral("color: %1; font-weight: 600; font-size: 12px")
                             .arg(theme.modalityText[m_modality].name());
    // Both states in one sheet: another sheet at each switch would cost more than the list.
    const QString button =
        QStringLiteral(
            "QPushButton { background: transparent; color: %3; border: 1px solid %4; font-weight: "
            "600; font-size: 11px; padding: 4px 0 } "
            "QPushButton:checked { background: %1; color: %2; border: 1px solid %1 } "
            "QPushButton:focus { border: 2px solid %5 }")
            .arg(colour.name(), textOn(colour).name(), theme.muted.name(), theme.line.name(),
                 theme.text.name());
    // Only what changed: a style sheet costs a polish of the widget, which sends this event again.
    if (m_name->styleSheet() != name) m_name->setStyleSheet(name);
    if (m_switch->styleSheet() != button) m_switch->setStyleSheet(button);
}

}  // namespace crossfade::ui
