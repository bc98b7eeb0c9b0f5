// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/explore_page.h"

#include "core/workflow/selection_figures.h"
#include "ui/map/map_view.h"
#include "ui/models/map_speech.h"
#include "ui/models/selection_text.h"
#include "ui/models/text.h"
#include "ui/widgets/artist_card.h"
#include "ui/widgets/mixer_panel.h"
#include "ui/widgets/note_edit.h"
#include "ui/widgets/query_chips.h"
#include "ui/widgets/search_bar.h"
#include "ui/widgets/stage_list.h"
#include "ui/widgets/why_panel.h"
#include "ui/window/chart_row.h"
#include "ui/window/explore_grid.h"
#include "ui/window/map_panel.h"
#include "ui/window/neighbour_panel.h"
#include "ui/window/simulate_dialog.h"
#include "ui/window/top_bar.h"

#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace crossfade::ui {

namespace {
constexpr int kLow = 760;          // below, card and mixer have not both room
constexpr int kSomewhatLow = 880;  // below, the mixer's sentence has none
constexpr int kBeforeBar = 6;      // from what scrolls to its scroll bar
}  // namespace

ExplorePage::ExplorePage(const Models& models, TopBar& top, QWidget* parent)
    : QWidget(parent),
      m_models(models),
      m_why(*models.exploration),
      m_mapModels(*models.exploration),
      m_top(&top),
      m_card(new ArtistCard),
      m_several(new QueryChips(*models.exploration)),
      m_note(new NoteEdit),
      m_mixer(new MixerPanel(*models.exploration)),
      m_map(new MapPanel(m_mapModels)),
      m_neighbours(new NeighbourPanel(*models.exploration)),
      m_charts(new ChartRow(m_why)),
      m_grid(
          new ExploreGrid(*this, {makeLeft(), m_map, m_neighbours, m_charts}, *models.exploration))
{
    connectModels();
}

MapView* ExplorePage::map()
{
    return m_map->map();
}

SearchBar* ExplorePage::search()
{
    return m_top->search();
}

WhyPanel* ExplorePage::why()
{
    return m_charts->why();
}

QWidget* ExplorePage::makeLeft()
{
    auto* panel = new Panel({});
    panel->setAccessibleName(tr("Who is asked for, and how"));
    auto* column = new QWidget;
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, kBeforeBar, 0);
    layout->setSpacing(10);
    layout->addWidget(m_card);
    layout->addWidget(m_several);
    layout->addWidget(m_note);
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
    return panel;
}

void ExplorePage::connectModels()
{
    ExplorationModel* exploration = m_models.exploration;
    connect(exploration, &ExplorationModel::sourcesChanged, this, &ExplorePage::showSources);
    connect(exploration, &ExplorationModel::changed, this, &ExplorePage::showState);
    connect(m_models.evaluation, &EvaluationModel::changed, this, &ExplorePage::showEvaluation);
    connect(search(), &SearchBar::artistChosen, this, &ExplorePage::choose);
    connect(search(), &SearchBar::artistAdded, this, [this](ArtistRow artist) {
        if (m_models.exploration->hasSources()) m_models.exploration->addToQuery({artist});
    });
    connect(&m_mapModels.facts, &MapFactsModel::changed, this,
            [this] { m_models.exploration->setTags(m_mapModels.facts.tags()); });
    connect(map(), &MapView::artistClicked, exploration, &ExplorationModel::ask);
    connect(m_neighbours, &NeighbourPanel::artistActivated, exploration, &ExplorationModel::ask);
    connect(m_neighbours, &NeighbourPanel::artistSelected, map(), &MapView::setSelected);
    connect(m_neighbours, &NeighbourPanel::artistSelected, &m_why, &WhyModel::select);
    connect(&m_mapModels.selection, &ArtistSelection::changed, this, &ExplorePage::showSelection);
    m_map->setSpeech([this](ArtistRow artist) { return speechOf(artist); });
    connect(m_map, &MapPanel::trainWanted, this, &ExplorePage::trainWanted);
    connect(m_neighbours, &NeighbourPanel::menuWanted, this,
            [this](ArtistRow artist, const QPoint& place) {
                m_artistMenu.popup({artist}, place, this);
            });
    connect(map(), &MapView::menuWanted, this,
            [this](std::optional<ArtistRow> artist, const QPoint& place) {
                // Of all that are selected, where one of them is meant.
                const ArtistSelection& selection = m_mapModels.selection;
                if (artist)
                    m_artistMenu.popup(
                        selection.has(*artist) ? selection.artists() : ArtistMenu::Artists{*artist},
                        place, this);
            });
    connect(m_mixer, &MixerPanel::simulateWanted, this, &ExplorePage::simulate);
    connect(m_grid, &ExploreGrid::arranged, this, [this] {
        if (m_session != nullptr && m_models.exploration->hasSources()) showState();
    });
    connect(m_grid, &ExploreGrid::toggleWanted, m_mixer, &MixerPanel::toggle);
}

void ExplorePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_card->setTagRows(height() < kLow ? 0 : height() < kSomewhatLow ? 1 : 2);
}

void ExplorePage::setFoot(QWidget* foot)
{
    static_cast<QGridLayout*>(layout())->addWidget(foot, 3, 0, 1, 3);  // below the stage's
}

std::optional<ArtistRow> ExplorePage::currentArtist() const
{
    const auto chosen = m_neighbours->current();
    return chosen ? chosen : m_models.exploration->query();
}

void ExplorePage::simulate()
{
    if (!m_models.exploration->hasSources()) return;
    if (m_simulation == nullptr) m_simulation = new SimulateDialog(*m_models.exploration, this);
    m_simulation->show();
    m_simulation->raise();
    m_simulation->activateWindow();
}

void ExplorePage::choose(ArtistRow artist)
{
    if (m_session->run()) {
        m_models.exploration->ask(artist);
        const bool listed = !m_models.exploration->neighbours().rows.empty();
        QWidget* table = m_neighbours->table();
        (listed && table->isVisibleTo(this) ? table : map())->setFocus();
    } else {
        m_card->setArtist(m_session, artist);
        search()->showName(qt(m_session->catalogue()->label(artist)));
    }
}

void ExplorePage::setSession(ProjectSession* session)
{
    m_session = session;
    Q_EMIT sessionChanged(session);
    m_top->setSession(session);
    m_card->setArtist(session, std::nullopt);
    why()->setSession(session);
    const bool hasRun = session != nullptr && session->run() != nullptr;
    m_map->setHasRun(hasRun);
    m_mixer->setEnabled(hasRun);
    if (session == nullptr) {
        // It borrows the project.
        m_mapModels.layout.clear();
        m_mapModels.facts.clear();
        m_mapModels.selection.setCatalogue(nullptr);
        m_neighbours->clear();
        m_grid->list()->refresh();
        return;
    }
    m_map->setNotice(qt(session->catalogue()->stored.catalogue.notice));
    if (!hasRun) {
        m_charts->setNoModel();
        m_neighbours->setEmptyReason(tr("No model is trained yet."));
        m_neighbours->setNote({});
    }
}

MapMark ExplorePage::markOf(ArtistRow artist) const
{
    const ExplorationModel& model = *m_models.exploration;
    return {artist, qt(model.catalogue().label(artist)),
            model.shownRun()->index.encodings().presence[artist]};
}

QString ExplorePage::speechOf(ArtistRow artist) const
{
    const ExplorationModel& model = *m_models.exploration;
    SpokenArtist spoken;
    spoken.name = qt(model.catalogue().label(artist));
    spoken.query = std::ranges::count(model.asked(), artist) > 0;
    spoken.against = std::ranges::count(model.against(), artist) > 0;
    for (const NeighbourRow& row : model.neighbours().rows)
        if (row.artist == artist) spoken.rank = row.rank;
    spoken.popularity = model.catalogue().artists()[artist].popularity;
    spoken.presence = model.shownRun()->index.encodings().presence[artist];
    const MapColourModel& colours = m_mapModels.colours;
    if (colours.choice().by != ColourBy::Nothing) {
        const std::uint8_t one = colours.colouring().classes[artist];
        if (one < colours.colouring().entries.size())
            spoken.legend = colours.colouring().entries[one].name;
    }
    const auto& approximate = m_mapModels.places.approximate();
    spoken.approximate = artist < approximate.size() && approximate[artist] != 0;
    spoken.selected = m_mapModels.selection.has(artist);
    return mapSpeech(spoken, model.run()->record.modalities);
}

std::vector<MapMark> ExplorePage::marksOf(const std::vector<ArtistRow>& artists) const
{
    std::vector<MapMark> marks;
    for (const ArtistRow artist : artists) marks.push_back(markOf(artist));
    return marks;
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
    marks.reserve(known.size());
    for (const ArtistRow row : known) marks.push_back(markOf(row));
    return marks;
}

void ExplorePage::showSources()
{
    const auto& run = m_models.exploration->run();
    m_map->setHasRun(true);
    m_mixer->setEnabled(true);
    const auto& catalogue = m_models.exploration->sharedCatalogue();
    m_mapModels.selection.setCatalogue(catalogue);
    m_map->setArtists(
        run->record.modalities.size(), [this](ArtistRow artist) { return markOf(artist); },
        landmarks());
    m_map->setRunName(tr("run %1 · %2%3")
                          .arg(run->record.id.value)
                          .arg(qt(run->record.name),
                               run->sameData
                                   ? QString()
                                   : tr(" · trained on an earlier state of the catalogue")));
    m_mapModels.layout.setSources(m_session->project(), catalogue, run);
    m_mapModels.facts.setSources(m_session->path(), catalogue, run);
    setSession(m_session);
}

void ExplorePage::showState()
{
    const ExplorationModel& model = *m_models.exploration;
    const auto query = model.query();
    // Not a row of a catalogue that the session has replaced already.
    const bool current = m_session->catalogue() == model.sharedCatalogue();
    const std::vector<ArtistRow> asked = model.asked();
    if (current && asked.size() > 1)
        m_card->setSeveral(asked.size());
    else
        m_card->setArtist(m_session, current ? query : std::nullopt);
    // Of a run of other modalities the ring would have other arcs.
    if (current && query && model.run()->record.modalities == model.catalogue().modalityNames)
        m_card->setLeft(model.state().missing.any()
                            ? model.shownRun()->index.encodings().presence[*query]
                            : model.catalogue().presence[*query]);
    std::vector<MapMark> neighbours;
    for (const NeighbourRow& row : model.neighbours().rows)
        if (neighbours.size() < m_grid->marked()) neighbours.push_back(markOf(row.artist));
    map()->setMarks(query ? std::optional(markOf(*query)) : std::nullopt, std::move(neighbours));
    map()->setSeveral(query ? std::vector<MapMark>() : marksOf(asked), marksOf(model.against()));
    m_top->showState();
    showSelection();
    m_models.evaluation->request(model.setting(), m_models.exploration->baselineSetting());
}

void ExplorePage::showEvaluation()
{
    m_charts->showEvaluation(*m_models.evaluation,
                             m_models.exploration->run()->record.modalities.size());
    showSelection();
}

void ExplorePage::showSelection()
{
    const ArtistSelection& selection = m_mapModels.selection;
    m_neighbours->setMarked(selection.artists());
    const auto query = m_models.exploration->query();
    if (selection.empty() || !query)
        m_card->setSelection({});
    else if (selection.has(*query))
        m_card->setSelection(countText(selection.size(), tr("Selected on the map"),
                                       tr("Among the %1 selected on the map")));
    else
        m_card->setSelection(countText(selection.size(), tr("Not the one selected on the map"),
                                       tr("Not among the %1 selected on the map")));
    if (!selection.empty()) m_models.evaluation->bringExposure();
    const auto& baseline = m_models.evaluation->baseline();
    if (selection.empty() || !baseline) {
        m_charts->showSelection({});
        return;
    }
    Protocol protocol;
    protocol.k = selection.catalogue()->stored.catalogue.k;
    const auto of = [&](const EvaluationReport& report) {
        return selectionFigures(selection.artists(), report, *selection.catalogue(), protocol);
    };
    const auto before = of(*baseline);
    if (!before) {
        m_charts->showSelection({});
        return;
    }
    const auto& now = m_models.evaluation->now();
    m_charts->showSelection(selectionText(*before, now ? of(*now) : std::nullopt));
}

std::vector<std::pair<QString, Panel*>> ExplorePage::chartPanels() const
{
    return m_charts->panels();
}

}  // namespace crossfade::ui
