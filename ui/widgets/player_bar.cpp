// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/player_bar.h"

#include "ui/widgets/eliding_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>

#include <algorithm>

namespace crossfade::ui {

namespace {

constexpr int kPlaceWidth = 220;
constexpr int kVolumeWidth = 90;
constexpr int kVolumeSteps = 100;

/// "3:05".
QString clockText(qint64 milliseconds)
{
    const qint64 seconds = milliseconds / 1000;
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

}  // namespace

PlayerBar::PlayerBar(PlayerModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(&model),
      m_play(new QPushButton),
      m_text(new ElidingLabel),
      m_place(new QSlider(Qt::Horizontal)),
      m_time(new QLabel),
      m_volumeText(new QLabel(tr("Volume"))),
      m_volume(new QSlider(Qt::Horizontal))
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Player"));
    // As wide for both, so that nothing jumps.
    m_play->setText(tr("Stop"));
    const int least = m_play->sizeHint().width();
    m_play->setText(tr("Play"));
    m_play->setMinimumWidth(std::max(least, m_play->sizeHint().width()));
    for (QSlider* slider : {m_place, m_volume})
        slider->setObjectName(QStringLiteral("plainSlider"));
    m_place->setFixedWidth(kPlaceWidth);
    m_place->setAccessibleName(tr("Place in the piece"));
    m_time->setObjectName(QStringLiteral("muted"));
    m_time->setMinimumWidth(
        m_time->fontMetrics().horizontalAdvance(QStringLiteral("00:00 / 00:00")));
    m_volumeText->setObjectName(QStringLiteral("muted"));
    m_volume->setFixedWidth(kVolumeWidth);
    m_volume->setRange(0, kVolumeSteps);
    m_volume->setAccessibleName(tr("Volume"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 6, 14, 6);
    layout->setSpacing(12);
    layout->addWidget(m_play);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_place);
    layout->addWidget(m_time);
    layout->addWidget(m_volumeText);
    layout->addWidget(m_volume);
    connect(m_play, &QPushButton::clicked, this, &PlayerBar::toggleWanted);
    connect(m_place, &QSlider::valueChanged, &model, [&model](int value) { model.seek(value); });
    connect(m_volume, &QSlider::valueChanged, &model,
            [&model](int value) { model.setVolume(value / static_cast<double>(kVolumeSteps)); });
    connect(&model, &PlayerModel::changed, this, &PlayerBar::refresh);
    connect(&model, &PlayerModel::filesChanged, this, &PlayerBar::refresh);
    connect(&model, &PlayerModel::moved, this, &PlayerBar::showPlace);
    refresh();
    showPlace();
}

void PlayerBar::setWanted(bool wanted)
{
    m_wanted = wanted;
    refresh();
}

QString PlayerBar::text() const
{
    return m_text->text();
}

void PlayerBar::refresh()
{
    const auto& files = m_model->files();
    setVisible(m_wanted && ((files && (files->playable > 0 || files->missing > 0)) ||
                            !m_model->message().isEmpty()));
    const QString name = m_model->name();
    m_text->setText(m_model->message().isEmpty() ? name
                    : name.isEmpty()             ? m_model->message()
                                                 : tr("%1: %2").arg(name, m_model->message()));
    m_text->setToolTip(m_text->text());
    if (m_text->text().isEmpty()) m_text->setText(tr("Choose an artist and press Space."));
    m_play->setText(m_model->playing() ? tr("Stop") : tr("Play"));
    m_play->setToolTip(m_model->playing() ? tr("Stop (Space)")
                                          : tr("Play the chosen artist (Space)"));
    const QSignalBlocker quiet(m_volume);
    m_volume->setValue(static_cast<int>(m_model->volume() * kVolumeSteps + 0.5));
    showPlace();
}

void PlayerBar::showPlace()
{
    const QSignalBlocker quiet(m_place);
    const bool known = m_model->duration() > 0;
    m_place->setEnabled(m_model->playing() && known);
    m_place->setRange(0, static_cast<int>(known ? m_model->duration() : 1));
    m_place->setPageStep(std::max(1, m_place->maximum() / 10));
    m_place->setSingleStep(std::max(1, m_place->maximum() / 50));
    if (!m_place->isSliderDown()) m_place->setValue(static_cast<int>(m_model->position()));
    m_time->setText(
        known ? tr("%1 / %2").arg(clockText(m_model->position()), clockText(m_model->duration()))
              : QString());
}

}  // namespace crossfade::ui
