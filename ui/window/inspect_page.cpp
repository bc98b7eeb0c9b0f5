// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/inspect_page.h"

#include "core/exploration/comparison_text.h"
#include "ui/models/inspection_figures.h"
#include "ui/models/text.h"
#include "ui/widgets/figure_table_view.h"
#include "ui/widgets/panel.h"
#include "ui/window/inspect_table.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace crossfade::ui {

namespace {

constexpr int kBeside = 1100;  // below, the groups go above the artists
constexpr int kGroupsHeight = 100;

QPushButton* makeToggle(const QString& text, const QString& tip)
{
    auto* button = new QPushButton(text);
    button->setCheckable(true);
    button->setObjectName(QStringLiteral("segment"));
    button->setToolTip(tip);
    // The segments of a switch lie close to each other; this one stands alone.
    button->setMinimumWidth(button->fontMetrics().horizontalAdvance(text) + 32);
    return button;
}

}  // namespace

InspectPage::InspectPage(InspectionModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(&model),
      m_switch(new QButtonGroup(this)),
      m_tables{new InspectTable(tr("Neighbours by modality"), tr("Neighbours and their shares")),
               new InspectTable(tr("Hubs and orphans"), tr("Artists by the lists they are in")),
               new InspectTable(tr("Whose list one modality decides"),
                                tr("Artists by what a modality changes")),
               new InspectTable(tr("What is missing of whom"),
                                tr("Artists by what a missing modality would change"))},
      m_alike(makeToggle(tr("Sound alike, no shared audience"),
                         tr("Only those without a common listener, who is near by sound first"))),
      m_orphans(makeToggle(tr("In no list"), tr("Only those whom nobody's list has"))),
      m_groupPanel(new Panel(tr("By what they have"))),
      m_groups(new FigureTableView(tr("Missing modalities by what artists have"), kInspectedName)),
      m_missing(makeMissing())
{
    table(Inspection::Neighbours)->addTool(m_alike);
    table(Inspection::Exposure)->addTool(m_orphans);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(makeSwitch());
    for (InspectTable* one : m_tables) {
        layout->addWidget(one == table(Inspection::Missing) ? m_missing : one, 1);
        connect(one, &InspectTable::artistWanted, this, &InspectPage::artistWanted);
    }
    connect(m_alike, &QPushButton::toggled, this, [this] { showNeighbours(true); });
    connect(m_orphans, &QPushButton::toggled, this, [this] { showExposure(true); });
    connect(m_model, &InspectionModel::changed, this, &InspectPage::refresh);
    connect(&m_model->runner(), &JobRunner::progressed, this, &InspectPage::refreshNote);
    showView(Inspection::Neighbours);
}

QWidget* InspectPage::makeSwitch()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(0);
    const std::array<std::pair<QString, QString>, kViews> views = {
        {{tr("Neighbours"), tr("Show neighbours by modality")},
         {tr("Hubs and orphans"), tr("Show hubs and orphans")},
         {tr("Dependence"), tr("Show whose list one modality decides")},
         {tr("Missing data"), tr("Show which missing data would change most")}}};
    for (std::size_t view = 0; view < kViews; ++view) {
        auto* button = new QPushButton(views[view].first);
        button->setObjectName(QStringLiteral("segment"));
        button->setCheckable(true);
        button->setMinimumWidth(130);
        button->setAccessibleName(views[view].second);
        m_switch->addButton(button, static_cast<int>(view));
        layout->addWidget(button);
    }
    layout->addStretch(1);
    connect(m_switch, &QButtonGroup::idClicked, this,
            [this](int view) { showView(static_cast<Inspection>(view)); });
    return row;
}

QWidget* InspectPage::makeMissing()
{
    m_groups->setSortable();
    m_groups->setMinimumHeight(kGroupsHeight);
    m_groupPanel->setContent(m_groups);
    auto* both = new QWidget;
    m_across = new QBoxLayout(QBoxLayout::LeftToRight, both);
    m_across->setContentsMargins(0, 0, 0, 0);
    m_across->setSpacing(8);
    m_across->addWidget(m_groupPanel, 2);
    m_across->addWidget(table(Inspection::Missing), 3);
    return both;
}

void InspectPage::showView(Inspection view)
{
    m_view = view;
    m_switch->button(static_cast<int>(view))->setChecked(true);
    for (const Inspection one :
         {Inspection::Neighbours, Inspection::Exposure, Inspection::Dependence})
        table(one)->setVisible(one == view);
    m_missing->setVisible(view == Inspection::Missing);
    if (isVisible()) m_model->look(view);
}

QWidget* InspectPage::firstFocus()
{
    FigureTableView* view = table(m_view)->view();
    return view->isVisibleTo(this) ? static_cast<QWidget*>(view)
                                   : m_switch->button(static_cast<int>(m_view));
}

void InspectPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_model->look(m_view);
}

void InspectPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_model->look(std::nullopt);
}

void InspectPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_across->setDirection(width() >= kBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void InspectPage::refresh()
{
    if (!isVisible()) return;  // done when it is shown, as a fader moves more often than it is
    switch (m_view) {
        case Inspection::Neighbours:
            showNeighbours(false);
            break;
        case Inspection::Exposure:
            showExposure(false);
            break;
        case Inspection::Dependence:
            showDependence(false);
            break;
        case Inspection::Missing:
            showMissing(false);
            break;
    }
    if (m_model->catalogue()) {
        const QString notice = qt(m_model->catalogue()->stored.catalogue.notice);
        for (InspectTable* one : m_tables) one->setNotice(notice);
    }
    refreshNote();
}

void InspectPage::refreshNote()
{
    InspectTable* shown = table(m_view);
    if (!m_model->hasSources()) {
        shown->setNote({});
        return;
    }
    if (m_model->stale(m_view)) {
        const double part = m_model->runner().fraction();
        shown->setNote(part > 0.0 ? tr("Being computed… %1 %").arg(static_cast<int>(part * 100.0))
                                  : tr("Being computed…"));
        return;
    }
    const LoadedRun& run = *m_model->setting().run;
    const Comparison& comparison = m_model->setting().comparison;
    const QString mix = comparison == run.ownComparison()
                            ? tr("learned mix")
                            : qt(crossfade::comparisonText(comparison, run.record.modalities));
    shown->setNote((m_model->state().missing.any() ? tr("run %1 · %2 · some taken to be missing")
                                                   : tr("run %1 · %2"))
                       .arg(QString::number(run.record.id.value), mix));
}

void InspectPage::showReason(Inspection view, bool has)
{
    QString reason = m_model->reason(view);
    if (reason.isEmpty() && !has) reason = tr("On its way…");
    table(view)->setEmptyReason(reason);
    if (view == Inspection::Missing) m_groupPanel->setEmptyReason(reason);
}

void InspectPage::showNeighbours(bool anew)
{
    constexpr auto kView = Inspection::Neighbours;
    const auto list = m_model->neighbours();
    const bool has = list && !list->rows.empty();
    showReason(kView, has);
    anew = list != std::exchange(m_shownNeighbours, list) || anew;
    if (!has || !anew) return;
    m_alike->setEnabled(list->pair.has_value());
    if (!list->pair) m_alike->setChecked(false);
    const bool alike = m_alike->isChecked();
    const CatalogueSnapshot& catalogue = *m_model->catalogue();
    QString sentence = alike ? alikeSentence(*list) : neighboursSentence(*list);
    if (!list->pair) sentence += QLatin1Char(' ') + qt(list->pairReason);
    QStringList asked;
    for (const std::string& id : list->query)
        if (const auto row = catalogue.rowOfId.find(id); row != catalogue.rowOfId.end())
            asked << qt(catalogue.label(row->second));
    table(kView)->setHead(tr("Neighbours of %1").arg(asked.join(QStringLiteral(", "))));
    table(kView)->setSentence(sentence);
    table(kView)->setTable(
        alike ? inspectedAlike(*list, catalogue) : inspectedNeighbours(*list, catalogue),
        tr("Nobody is known to be so near without a common listener."));
}

void InspectPage::showExposure(bool anew)
{
    constexpr auto kView = Inspection::Exposure;
    const auto exposure = m_model->exposure();
    showReason(kView, exposure != nullptr);
    anew = exposure != std::exchange(m_shownExposure, exposure) || anew;
    if (!exposure || !anew) return;
    table(kView)->setSentence(exposureSentence(*exposure));
    table(kView)->setTable(inspectedExposure(*exposure, *m_model->catalogue(),
                                             *m_model->setting().run, m_orphans->isChecked()),
                           tr("Everybody is in somebody's list."));
}

void InspectPage::showDependence(bool anew)
{
    constexpr auto kView = Inspection::Dependence;
    const auto dependence = m_model->dependence();
    showReason(kView, dependence != nullptr);
    anew = dependence != std::exchange(m_shownDependence, dependence) || anew;
    if (!dependence || !anew) return;
    table(kView)->setSentence(dependenceSentence(dependence->lists));
    table(kView)->setTable(
        inspectedDependence(dependence->lists, *m_model->catalogue(), *m_model->setting().run));
}

void InspectPage::showMissing(bool anew)
{
    constexpr auto kView = Inspection::Missing;
    const auto dependence = m_model->dependence();
    showReason(kView, dependence != nullptr);
    const QString complete = tr("Nobody lacks a modality that counts.");
    const bool any = dependence && !dependence->missing.groups.empty();
    if (dependence && !any) m_groupPanel->setEmptyReason(complete);
    anew = dependence != std::exchange(m_shownMissing, dependence) || anew;
    if (!dependence || !anew) return;
    table(kView)->setSentence(missingSentence(*dependence, *m_model->setting().run));
    table(kView)->setTable(
        inspectedMissing(*dependence, *m_model->catalogue(), *m_model->setting().run),
        any ? tr("Near nobody who lacks a modality is anybody who has it.") : complete);
    m_groups->setTable(missingGroups(*dependence, *m_model->setting().run));
}

}  // namespace crossfade::ui
