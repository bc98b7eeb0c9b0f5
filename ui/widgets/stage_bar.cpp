// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stage_bar.h"

#include "ui/models/exploration_model.h"
#include "ui/models/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/crossfader.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace crossfade::ui {

StageBar::StageBar(ExplorationModel& model, QWidget* parent)
    : QWidget(parent), m_model(&model), m_row(new QHBoxLayout), m_crossfader(new Crossfader(model))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    // After a click, keys are still those of the talk.
    m_crossfader->slider()->setFocusPolicy(Qt::TabFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(m_row);
    layout->addWidget(m_crossfader);
    connect(&model, &ExplorationModel::sourcesChanged, this, &StageBar::rebuild);
    connect(&model, &ExplorationModel::changed, this, [this] {
        if (isVisible()) refresh();
    });
    if (model.hasSources()) rebuild();
}

void StageBar::rebuild()
{
    for (QPushButton* one : m_switches) delete one;
    m_switches.clear();
    const std::vector<std::string>& names = m_model->run()->record.modalities;
    for (std::size_t m = 0; m < names.size(); ++m) {
        auto* button = new QPushButton;
        button->setObjectName(QStringLiteral("stageSwitch"));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(tr("%1 on or off").arg(qt(names[m])));
        button->setToolTip(tr("Switch %1 on or off (key %2)").arg(qt(names[m])).arg(m + 1));
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        connect(button, &QPushButton::clicked, this, [this, m] {
            Q_EMIT toggleWanted(m);
            refresh();  // the button has changed by itself, whatever the model made of it
        });
        m_row->addWidget(button, 1);
        m_switches.push_back(button);
    }
    colour();
    refresh();
}

void StageBar::refresh()
{
    if (!m_model->hasSources()) return;
    const Comparison shown = m_model->state().shown();
    const std::vector<std::string>& names = m_model->run()->record.modalities;
    const auto artist = m_model->query();
    for (std::size_t m = 0; m < m_switches.size(); ++m) {
        const bool query = shown.query.active().has(m);
        const bool candidates = shown.candidates.active().has(m);
        const bool given =
            !artist || m_model->shownRun()->index.encodings().presence[*artist].has(m);
        QString text = tr("%1  %2").arg(m + 1).arg(qt(names[m]));
        if (query != candidates)
            text += query ? tr(" · query only") : tr(" · candidates only");
        else if (!given)
            text += tr(" · not given");
        else
            text += query ? tr(" · on") : tr(" · off");
        m_switches[m]->setText(text.replace(u'&', QLatin1String("&&")));
        m_switches[m]->setChecked(query || candidates);
    }
}

void StageBar::colour()
{
    const Theme& theme = themeFor(palette());
    for (std::size_t m = 0; m < m_switches.size(); ++m) {
        const QColor& colour = theme.modality[m];
        const QString sheet =
            QStringLiteral(
                "QPushButton { background: transparent; color: %3; border: 2px solid %4; "
                "font-weight: 600 } "
                "QPushButton:checked { background: %1; color: %2; border: 2px solid %1 } "
                "QPushButton:focus { border: 2px solid %5 }")
                .arg(colour.name(), textOn(colour).name(), theme.muted.name(), theme.line.name(),
                     theme.text.name());
        // Only what changed: a sheet sends this event again.
        if (m_switches[m]->styleSheet() != sheet) m_switches[m]->setStyleSheet(sheet);
    }
}

void StageBar::showEvent(QShowEvent* event)
{
    refresh();
    QWidget::showEvent(event);
}

void StageBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) colour();
}

}  // namespace crossfade::ui
