// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/explore_page.h"

#include "ui/charts/lorenz_chart.h"
#include "ui/charts/loss_chart.h"
#include "ui/charts/popularity_chart.h"
#include "ui/charts/set_chart.h"
#include "ui/map/map_view.h"
#include "ui/models/text.h"
#include "ui/widgets/artist_card.h"
#include "ui/widgets/mixer_panel.h"
#include "ui/widgets/neighbour_panel.h"
#include "ui/widgets/search_bar.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace crossfade::ui {

namespace {

constexpr int kLeftWidth = 292;
constexpr int kRightLeast = 380;  // below, no name would be left room
constexpr int kRightMost = 520;
constexpr int kChartLeast = 120;
constexpr int kChartMost = 236;
constexpr std::size_t kMarked = 20;  // neighbours on the map
constexpr std::size_t kTrail = 4;

QPushButton* flatButton(const QString& text, const QString& what)
{
    auto* button = new QPushButton(text);
    button->setObjectName(QStringLiteral("flat"));
    button->setAccessibleName(what);
    button->setToolTip(what);
    return button;
}

QString whole(std::size_t number)
{
    return QLocale().toString(static_cast<qulonglong>(number));
}

}  // namespace

ExplorePage::ExplorePage(const Models& models, QWidget* parent) : QWidget(parent), m_models(models)
{
    auto* grid = new QGridLayout;
    grid->setContentsMargins(8, 8, 8, 8);
    grid->setSpacing(8);
    m_neighbours = new NeighbourPanel(*models.exploration);
    m_neighbours->setMinimumWidth(kRightLeast);
    m_neighbours->setMaximumWidth(kRightMost);
    QWidget* left = makeLeft();
    grid->addWidget(left, 0, 0);
    grid->addWidget(makeMap(), 0, 1);
    grid->addWidget(m_neighbours, 0, 2, 2, 1);
    grid->addWidget(makeCharts(), 1, 0, 1, 2);
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(2, 2);
    grid->setRowStretch(0, 7);
    grid->setRowStretch(1, 3);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTopBar());
    layout->addLayout(grid, 1);
    connectModels();
    // The order in which a person reads: search, mixer, map, neighbours.
    setTabOrder(m_search, m_mixer);
    setTabOrder(m_mixer, m_map);
    setTabOrder(m_map, m_neighbours);
}

QWidget* ExplorePage::makeTopBar()
{
    auto* bar = new QWidget;
    bar->setObjectName(QStringLiteral("topBar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    m_search = new SearchBar;
    m_search->setMinimumWidth(200);
    m_search->setMaximumWidth(420);
    m_back = flatButton(QStringLiteral("◀"), tr("Undo: one step back (Ctrl+Z)"));
    m_forward = flatButton(QStringLiteral("▶"), tr("Redo: one step forward (Ctrl+Shift+Z)"));
    m_trail = new QLabel;
    m_trail->setObjectName(QStringLiteral("muted"));
    m_trail->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_shown = new QLabel;
    m_shown->setObjectName(QStringLiteral("muted"));
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(14, 9, 14, 9);
    layout->setSpacing(8);
    layout->addWidget(m_search, 3);
    layout->addWidget(m_back);
    layout->addWidget(m_forward);
    layout->addWidget(m_trail, 2);
    layout->addWidget(m_shown);
    return bar;
}

QWidget* ExplorePage::makeLeft()
{
    auto* panel = new Panel({});
    panel->setAccessibleName(tr("Who is asked for, and how"));
    m_card = new ArtistCard;
    m_mixer = new MixerPanel(*m_models.exploration);
    auto* column = new QWidget;
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(m_card);
    layout->addWidget(m_mixer);
    layout->addStretch(1);
    // Where the window is low, the column scrolls rather than make the window higher.
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidgetResizable(true);
    scroll->setWidget(column);
    scroll->viewport()->setAutoFillBackground(false);
    column->setAutoFillBackground(false);
    panel->body()->addWidget(scroll);
    panel->setFixedWidth(kLeftWidth);
    return panel;
}

QWidget* ExplorePage::makeMap()
{
    m_mapPanel = new Panel(tr("Map · PCA"));
    m_map = new MapView;
    auto* inner = new QWidget;
    auto* layout = new QVBoxLayout(inner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_noRun = new QWidget;
    auto* noRun = new QVBoxLayout(m_noRun);
    auto* sentence = new QLabel(
        tr("This project has no trained model yet.\nTrain one to see who is like whom."));
    sentence->setAlignment(Qt::AlignCenter);
    auto* train = new QPushButton(tr("Train a model…"));
    noRun->addStretch();
    noRun->addWidget(sentence);
    noRun->addWidget(train, 0, Qt::AlignHCenter);
    noRun->addStretch();
    connect(train, &QPushButton::clicked, this, &ExplorePage::trainWanted);
    auto* foot = new QHBoxLayout;
    m_notice = new QLabel;
    m_notice->setObjectName(QStringLiteral("panelNote"));
    m_notice->setWordWrap(true);
    foot->addWidget(m_notice, 1);
    m_zoom = new QWidget;
    auto* zoom = new QHBoxLayout(m_zoom);
    zoom->setContentsMargins(0, 0, 0, 0);
    const std::array<std::tuple<QString, QString, void (MapView::*)()>, 3> buttons = {
        {{QStringLiteral("+"), tr("Zoom in"), &MapView::zoomIn},
         {QStringLiteral("−"), tr("Zoom out"), &MapView::zoomOut},
         {tr("All"), tr("Show the whole map"), &MapView::showAll}}};
    for (const auto& [text, what, slot] : buttons) {
        QPushButton* button = flatButton(text, what);
        connect(button, &QPushButton::clicked, m_map, slot);
        zoom->addWidget(button);
    }
    foot->addWidget(m_zoom);
    layout->addWidget(m_map, 1);
    layout->addWidget(m_noRun, 1);
    layout->addLayout(foot);
    m_mapPanel->setContent(inner);
    return m_mapPanel;
}

QWidget* ExplorePage::makeCharts()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_lorenz = new LorenzChart;
    m_popularity = new PopularityChart;
    m_sets = new SetChart;
    m_loss = new LossChart;
    m_exposurePanel = new Panel(tr("Exposure"));
    m_popularityPanel = new Panel(tr("By popularity"));
    m_setPanel = new Panel(tr("By modalities"));
    m_lossPanel = new Panel(tr("Training loss"));
    const std::array<std::pair<Panel*, QWidget*>, 4> panels = {{{m_exposurePanel, m_lorenz},
                                                                {m_popularityPanel, m_popularity},
                                                                {m_setPanel, m_sets},
                                                                {m_lossPanel, m_loss}}};
    for (const auto& [panel, chart] : panels) {
        panel->setContent(chart);
        panel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        layout->addWidget(panel, 1);
    }
    row->setMinimumHeight(kChartLeast);
    row->setMaximumHeight(kChartMost);
    return row;
}

void ExplorePage::connectModels()
{
    ExplorationModel* exploration = m_models.exploration;
    connect(exploration, &ExplorationModel::sourcesChanged, this, &ExplorePage::showSources);
    connect(exploration, &ExplorationModel::changed, this, &ExplorePage::showState);
    connect(m_models.evaluation, &EvaluationModel::changed, this, &ExplorePage::showEvaluation);
    connect(m_models.training, &TrainingModel::curveChanged, this, &ExplorePage::showCurve);
    connect(&m_models.training->runner(), &JobRunner::finished, this, &ExplorePage::showCurve);
    connect(m_search, &SearchBar::artistChosen, this, [this](ArtistRow artist) {
        if (m_session->run()) {
            m_models.exploration->ask(artist);
            const bool listed = !m_models.exploration->neighbours().rows.empty();
            (listed ? static_cast<QWidget*>(m_neighbours->table()) : m_map)->setFocus();
        } else {
            m_card->setArtist(m_session, artist);
            m_search->showName(qt(m_session->catalogue()->label(artist)));
        }
    });
    connect(m_map, &MapView::artistClicked, exploration, &ExplorationModel::ask);
    connect(m_neighbours, &NeighbourPanel::artistActivated, exploration, &ExplorationModel::ask);
    connect(m_neighbours, &NeighbourPanel::artistSelected, m_map, &MapView::setSelected);
    connect(m_back, &QPushButton::clicked, exploration, &ExplorationModel::undo);
    connect(m_forward, &QPushButton::clicked, exploration, &ExplorationModel::redo);
}

void ExplorePage::setSession(ProjectSession* session)
{
    m_session = session;
    m_search->setSession(session);
    m_card->setArtist(session, std::nullopt);
    const bool hasRun = session != nullptr && session->run() != nullptr;
    m_map->setVisible(hasRun);
    m_noRun->setVisible(!hasRun);
    m_mixer->setEnabled(hasRun);
    m_zoom->setVisible(hasRun);
    if (session == nullptr) m_neighbours->clear();
    if (!hasRun) {
        m_trail->clear();
        m_mapPanel->setNote({});
        m_back->setEnabled(false);
        m_forward->setEnabled(false);
    }
    if (session == nullptr) return;
    const CatalogueSnapshot& catalogue = *session->catalogue();
    const QString all = whole(catalogue.size());
    const QString without = whole(catalogue.size() - catalogue.placeableCount());
    m_shown->setText(hasRun ? tr("%1 of %2 artists shown · %3 have no modality")
                                  .arg(whole(catalogue.placeableCount()), all, without)
                            : tr("%1 artists · %2 have no modality").arg(all, without));
    m_notice->setText(qt(catalogue.stored.catalogue.notice));
    if (!hasRun) {
        const QString reason = tr("No model is trained yet.");
        for (Panel* panel : std::initializer_list<Panel*>{m_exposurePanel, m_popularityPanel,
                                                          m_setPanel, m_neighbours}) {
            panel->setEmptyReason(reason);
            panel->setNote({});
        }
    }
    showCurve();
}

MapMark ExplorePage::markOf(ArtistRow artist) const
{
    const ExplorationModel& model = *m_models.exploration;
    return {artist, qt(model.catalogue().label(artist)),
            model.run()->index.encodings().presence[artist]};
}

std::vector<MapMark> ExplorePage::landmarks() const
{
    const CatalogueSnapshot& catalogue = m_models.exploration->catalogue();
    std::vector<ArtistRow> known;
    for (std::size_t i = 0; i < catalogue.size(); ++i)
        if (catalogue.artists()[i].popularity > 0.0) known.push_back(static_cast<ArtistRow>(i));
    std::ranges::stable_sort(known, std::greater<>(),
                             [&](ArtistRow row) { return catalogue.artists()[row].popularity; });
    std::vector<MapMark> marks;
    for (const ArtistRow row : known) marks.push_back(markOf(row));
    return marks;
}

void ExplorePage::showSources()
{
    const auto& run = m_models.exploration->run();
    m_map->setVisible(true);
    m_noRun->setVisible(false);
    m_mixer->setEnabled(true);
    m_map->setPoints(
        run->layout, run->record.modalities.size(),
        [this](ArtistRow artist) { return markOf(artist); }, landmarks());
    m_mapPanel->setNote(tr("run %1 · %2%3")
                            .arg(run->record.id.value)
                            .arg(qt(run->record.name),
                                 run->sameData
                                     ? QString()
                                     : tr(" · trained on an earlier state of the catalogue")));
    setSession(m_session);
}

void ExplorePage::showState()
{
    ExplorationModel& model = *m_models.exploration;
    const auto query = model.query();
    // Not a row of a catalogue that the session has replaced already.
    const bool current = m_session->catalogue() == model.sharedCatalogue();
    m_card->setArtist(m_session, current ? query : std::nullopt);
    m_search->showName(query ? qt(model.catalogue().label(*query)) : QString());
    std::vector<MapMark> neighbours;
    for (const NeighbourRow& row : model.neighbours().rows)
        if (neighbours.size() < kMarked) neighbours.push_back(markOf(row.artist));
    m_map->setMarks(query ? std::optional(markOf(*query)) : std::nullopt, std::move(neighbours));
    m_back->setEnabled(model.canUndo());
    m_forward->setEnabled(model.canRedo());

    QStringList trail;
    for (const ExplorationState& state : model.past()) {
        if (state.query.empty()) continue;
        const auto row = model.catalogue().rowOfId.find(state.query.front());
        if (row == model.catalogue().rowOfId.end()) continue;
        const QString name = qt(model.catalogue().label(row->second)).toHtmlEscaped();
        if (trail.isEmpty() || trail.last() != name) trail << name;
    }
    trail = trail.mid(std::max<qsizetype>(0, trail.size() - static_cast<qsizetype>(kTrail)));
    if (!trail.isEmpty()) trail.last() = QStringLiteral("<b>%1</b>").arg(trail.last());
    m_trail->setText(trail.join(QStringLiteral(" › ")));
    m_models.evaluation->request(model.state().mixer, model.isLearnedMix());
}

void ExplorePage::showEvaluation()
{
    const EvaluationModel& model = *m_models.evaluation;
    const auto& baseline = model.baseline();
    const auto& now = model.now();
    m_lorenz->setReports(baseline, now);
    m_popularity->setReports(baseline, now);
    m_sets->setReports(baseline, now, m_models.exploration->run()->record.modalities.size());
    const QString waiting = baseline ? QString() : tr("On its way…");
    for (Panel* panel : {m_exposurePanel, m_popularityPanel, m_setPanel})
        panel->setEmptyReason(model.reason().isEmpty() ? waiting : model.reason());
    if (!baseline) return;
    const auto both = [&](double before, std::optional<double> after) {
        return after ? QStringLiteral("%1 → %2").arg(scoreText(before, 3), scoreText(*after, 3))
                     : scoreText(before, 3);
    };
    const QString stale = model.stale() ? QStringLiteral(" …") : QString();
    const QString gini = both(baseline->gini, now ? std::optional(now->gini) : std::nullopt);
    const QString ndcg = both(baseline->ndcg, now ? std::optional(now->ndcg) : std::nullopt);
    const QString updating = model.stale() ? tr(" (being computed for this mix)") : QString();
    m_exposurePanel->setNote(tr("Gini %1").arg(gini) + stale,
                             tr("Gini@%1 %2").arg(baseline->k).arg(gini) + updating);
    m_popularityPanel->setNote(tr("nDCG %1").arg(ndcg) + stale,
                               tr("nDCG@%1 %2").arg(baseline->k).arg(ndcg) + updating);
    m_setPanel->setNote(tr("%1 queries").arg(whole(baseline->queries)) + stale);
}

void ExplorePage::showCurve()
{
    const TrainingModel& training = *m_models.training;
    if (training.running()) {
        m_lossPanel->setEmptyReason({});
        m_lossPanel->setNote(tr("training…"));
        m_loss->setCurve(training.curve(), training.epochs());
        return;
    }
    const bool hasRun = m_session != nullptr && m_session->run() != nullptr;
    m_lossPanel->setEmptyReason(hasRun ? QString() : tr("No model is trained yet."));
    if (!hasRun) return;
    const RunRecord& run = m_session->run()->record;
    m_lossPanel->setNote(countText(run.curve.size(), tr("1 epoch"), tr("%1 epochs")));
    m_loss->setCurve(run.curve, 0);
}

std::vector<std::pair<QString, Panel*>> ExplorePage::chartPanels() const
{
    return {{QStringLiteral("exposure"), m_exposurePanel},
            {QStringLiteral("ndcg-by-popularity"), m_popularityPanel},
            {QStringLiteral("ndcg-by-modalities"), m_setPanel},
            {QStringLiteral("training-loss"), m_lossPanel}};
}

}  // namespace crossfade::ui
