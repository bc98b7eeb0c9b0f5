// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/map_panel.h"

#include "ui/map/map_overlays.h"
#include "ui/map/map_view.h"
#include "ui/map/point_splatter.h"
#include "ui/models/artist_mime.h"
#include "ui/models/map_models.h"
#include "ui/models/text.h"
#include "ui/widgets/artist_drag.h"
#include "ui/widgets/eliding_label.h"
#include "ui/widgets/flat_button.h"
#include "ui/widgets/map_legend.h"
#include "ui/widgets/map_tools.h"
#include "ui/window/map_menus.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

namespace crossfade::ui {

namespace {

QPointF pointOf(const MapPlace& place)
{
    return {static_cast<double>(place[0]), static_cast<double>(place[1])};
}

/// The most distinctive tag alone, where no other region of the level has the same: a map has
/// little room.
QString shortName(const RegionLevel& level, const MapRegion& region)
{
    if (region.tags.empty()) return qt(region.name);
    const auto same = std::ranges::count_if(level.regions, [&](const MapRegion& other) {
        return !other.tags.empty() && other.tags.front() == region.tags.front();
    });
    return qt(same > 1 ? region.name : region.tags.front());
}

std::vector<RegionName> namesOn(const RegionLevel& level, const Matrix& layout)
{
    const Matrix places = placesOnMap(level, layout);
    std::size_t largest = 1;
    for (const auto& region : level.regions) largest = std::max(largest, region.artists);
    std::vector<RegionName> names;
    for (std::size_t r = 0; r < level.regions.size(); ++r) {
        const auto place = places.row(r);
        if (!std::isfinite(place[0])) continue;
        names.push_back(
            {shortName(level, level.regions[r]),
             {static_cast<double>(place[0]), static_cast<double>(place[1])},
             static_cast<double>(level.regions[r].artists) / static_cast<double>(largest)});
    }
    return names;
}

QLabel* makeNote()
{
    auto* note = new QLabel;
    note->setObjectName(QStringLiteral("panelNote"));
    note->setWordWrap(true);
    return note;
}

}  // namespace

MapPanel::MapPanel(MapModels& models, QWidget* parent)
    : Panel(tr("Map"), parent),
      m_models(&models),
      m_map(new MapView),
      m_overlays(new MapOverlays(*m_map)),
      m_menus(new MapMenus(models, this)),
      m_tools(new MapTools),
      m_above(new QWidget),
      m_below(new QWidget),
      m_controls(new QWidget),
      m_invitation(makeInvitation()),
      m_progress(new ElidingLabel),
      m_selectionRow(new QWidget),
      m_selected(makeNote()),
      m_facts(new ElidingLabel),
      m_notice(makeNote())
{
    m_facts->setObjectName(QStringLiteral("panelNote"));
    auto* inner = new QWidget;
    auto* layout = new QVBoxLayout(inner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* controls = new QVBoxLayout(m_controls);
    controls->setContentsMargins(0, 0, 0, 0);
    controls->addLayout(makeTop());
    auto* above = new QVBoxLayout(m_above);
    above->setContentsMargins(0, 0, 0, 0);
    above->addWidget(m_controls);
    layout->addWidget(m_above);
    layout->addWidget(m_map, 1);
    layout->addWidget(m_invitation, 1);
    m_selectionRow->setLayout(makeSelectionRow());
    auto* below = new QVBoxLayout(m_below);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(4);
    below->addWidget(m_selectionRow);
    below->addWidget(m_facts);
    below->addLayout(makeFoot());
    layout->addWidget(m_below);
    layout->addWidget(m_notice);
    setContent(inner);
    connectModels();
    showStage();
    showSelection();
}

QWidget* MapPanel::makeInvitation()
{
    auto* sentence = new QLabel(
        tr("This project has no trained model yet.\nTrain one to see who is like whom."));
    sentence->setAlignment(Qt::AlignCenter);
    auto* train = new QPushButton(tr("Train a model…"));
    connect(train, &QPushButton::clicked, this, &MapPanel::trainWanted);
    auto* invitation = new QWidget;
    auto* layout = new QVBoxLayout(invitation);
    layout->addStretch();
    layout->addWidget(sentence);
    layout->addWidget(train, 0, Qt::AlignHCenter);
    layout->addStretch();
    return invitation;
}

QPushButton* MapPanel::addButton(QHBoxLayout& row, const QString& text, const QString& what,
                                 std::function<void()> action)
{
    QPushButton* button = makeFlatButton(text, what);
    connect(button, &QPushButton::clicked, this, [action = std::move(action)] { action(); });
    row.addWidget(button);
    return button;
}

QHBoxLayout* MapPanel::makeTop()
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_menus->layoutButton());
    row->addWidget(m_menus->colourButton());
    row->addStretch(1);
    m_progress->setObjectName(QStringLiteral("panelNote"));
    row->addWidget(m_progress);
    m_pause = addButton(*row, tr("Pause"), tr("The layout rests as it is"), [this] {
        if (m_models->layout.stage() == LayoutModel::Stage::Moving)
            m_models->layout.pause();
        else
            m_models->layout.goOn();
    });
    m_stop = addButton(*row, tr("Stop"), tr("The layout stays as it is and is not stored"),
                       [this] { m_models->layout.stop(); });
    return row;
}

QHBoxLayout* MapPanel::makeSelectionRow()
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_selected, 1);
    m_selected->setToolTip(tr("Drag to put the selected artists into a collection"));
    new ArtistDrag(*m_selected, [this] {
        const ArtistSelection& selection = m_models->selection;
        return selection.empty() ? nullptr
                                 : artistMime(selection.artists(), *selection.catalogue());
    });
    addButton(*row, tr("Zoom"), tr("Show the selected artists (S)"),
              [this] { m_map->showArtists(m_models->selection.artists()); });
    addButton(*row, tr("Copy"), tr("Copy the selected artists as a table"),
              [this] { Q_EMIT copySelectionWanted(); });
    addButton(*row, tr("Save…"), tr("Save the selected artists as a table, TSV or CSV"),
              [this] { Q_EMIT saveSelectionWanted(); });
    return row;
}

QHBoxLayout* MapPanel::makeFoot()
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_tools, 1, Qt::AlignBottom);
    const std::array<std::tuple<QString, QString, void (MapView::*)()>, 4> buttons = {
        {{QStringLiteral("+"), tr("Zoom in"), &MapView::zoomIn},
         {QStringLiteral("−"), tr("Zoom out"), &MapView::zoomOut},
         {tr("Query"), tr("Show the query and its neighbours (Q)"), &MapView::showQuery},
         {tr("All"), tr("Show the whole map (0)"), &MapView::showAll}}};
    for (const auto& [text, what, slot] : buttons)
        row->setAlignment(addButton(*row, text, what, [this, slot = slot] { (m_map->*slot)(); }),
                          Qt::AlignBottom);
    return row;
}

void MapPanel::connectModels()
{
    connect(&m_models->layout, &LayoutModel::stageChanged, this, &MapPanel::showStage);
    connect(&m_models->layout, &LayoutModel::stageChanged, this, &MapPanel::showRegions);
    connect(&m_models->places, &PlaceModel::changed, this, &MapPanel::showPlaces);
    connect(&m_models->facts, &MapFactsModel::changed, this, &MapPanel::showRegions);
    connect(&m_models->facts, &MapFactsModel::changed, this, &MapPanel::showFacts);
    connect(&m_models->colours, &MapColourModel::changed, this, &MapPanel::showColours);
    connect(&m_models->hover, &HoverModel::changed, this,
            [this] { m_map->setHoverLines(m_models->hover.neighbours()); });
    ArtistSelection& selection = m_models->selection;
    connect(&selection, &ArtistSelection::changed, this, &MapPanel::showSelection);

    connect(m_map, &MapView::hoveredChanged, &m_models->hover, &HoverModel::point);
    connect(m_map, &MapView::walkedTo, this, &MapPanel::speak);
    connect(m_map, &MapView::toggled, &selection, &ArtistSelection::toggle);
    connect(m_map, &MapView::clearWanted, &selection, &ArtistSelection::clear);
    connect(m_map, &MapView::picked, &selection,
            [&selection](const std::vector<ArtistRow>& artists, SelectMode mode) {
                if (mode == SelectMode::New) selection.replace(artists);
                if (mode == SelectMode::Add) selection.add(artists);
                if (mode == SelectMode::Subtract) selection.subtract(artists);
            });
    connect(m_map, &MapView::toolWanted, m_tools, &MapTools::setTool);
    connect(m_tools, &MapTools::toolChanged, m_map, &MapView::setTool);
    connect(m_tools, &MapTools::toolChanged, this, &MapPanel::showSelection);
    connect(m_tools, &MapTools::modeChanged, m_map, &MapView::setSelectMode);
    connect(m_tools, &MapTools::clearWanted, &selection, &ArtistSelection::clear);
    connect(m_overlays->legend(), &MapLegend::hiddenChanged, &m_models->colours,
            &MapColourModel::setHidden);
}

void MapPanel::setHasRun(bool hasRun)
{
    m_map->setVisible(hasRun);
    m_invitation->setVisible(!hasRun);
    m_controls->setVisible(hasRun);
    m_tools->setVisible(hasRun);
    m_facts->setVisible(hasRun);
    for (QPushButton* button : findChildren<QPushButton*>())
        if (button->parentWidget() == m_tools->parentWidget()) button->setVisible(hasRun);
    if (!hasRun) {
        setHead(tr("Map"));
        setNote({});
        m_selectionRow->hide();
    }
}

void MapPanel::setArtists(std::size_t modalities, std::function<MapMark(ArtistRow)> markOf,
                          std::vector<MapMark> landmarks)
{
    m_map->setArtists(modalities, std::move(markOf), std::move(landmarks));
    showColours();
    showSelection();
}

void MapPanel::setPlain(bool plain)
{
    Panel::setPlain(plain);
    m_above->setVisible(!plain);
    m_below->setVisible(!plain);
    m_overlays->setOverviewWanted(!plain);
}

void MapPanel::setNotice(const QString& notice)
{
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
}

void MapPanel::setRunName(const QString& name)
{
    m_runName = name;
    showFacts();
}

QString MapPanel::caption() const
{
    const LayoutKey& key = m_models->layout.shownKey();
    QString text = qt(std::string(layoutMethodTitle(key.method)));
    if (key.method == LayoutMethod::Umap) text += tr(", seed %1").arg(key.seed);
    text += QStringLiteral(" · ") + m_runName;
    if (m_models->layout.stage() == LayoutModel::Stage::Stopped && key.method == LayoutMethod::Umap)
        text += tr(" · stopped at epoch %1 of %2")
                    .arg(m_models->layout.epoch())
                    .arg(m_models->layout.epochs());
    const std::size_t all =
        m_models->exploration->hasSources() ? m_models->exploration->catalogue().size() : 0;
    text += tr(" · %1 of %2 artists").arg(wholeText(m_models->colours.shown()), wholeText(all));
    if (const std::size_t moved = m_models->places.approximateCount())
        text += tr(" · %1 placed approximately").arg(wholeText(moved));
    return text;
}

void MapPanel::showStage()
{
    using Stage = LayoutModel::Stage;
    const LayoutModel& layout = m_models->layout;
    const Stage stage = layout.stage();
    const bool making = stage == Stage::Preparing || stage == Stage::Moving;
    const bool half = stage == Stage::Paused || stage == Stage::Stopped;
    const QString method = qt(std::string(layoutMethodTitle(layout.shownKey().method)));
    setHead(stage == Stage::Done ? tr("Map · %1, frozen").arg(method) : tr("Map · %1").arg(method));
    m_progress->setVisible(making || half);
    if (stage == Stage::Preparing)
        m_progress->setText(tr("Finding neighbours, %1 %")
                                .arg(std::lround(100.0 * std::max(0.0, layout.preparing()))));
    else if (making || half)
        m_progress->setText(tr("Epoch %1 of %2").arg(layout.epoch()).arg(layout.epochs()));
    m_pause->setVisible(stage == Stage::Moving || half);
    m_pause->setText(stage == Stage::Moving ? tr("Pause") : tr("Go on"));
    m_stop->setVisible(making || stage == Stage::Paused);
    // Last, as there is not room for all in a narrow window; the menu bar has the colours too.
    m_menus->colourButton()->setVisible(!making && !half);
    showFacts();
}

void MapPanel::showPlaces()
{
    const PlaceModel& places = m_models->places;
    std::vector<MapGhost> ghosts;
    for (const MapMove& move : places.ghosts()) ghosts.push_back({move.artist, pointOf(move.from)});
    std::vector<QPointF> trail;
    for (const MapPlace& place : places.trail()) trail.push_back(pointOf(place));
    std::vector<ArtistRow> approximate;
    for (std::size_t i = 0; i < places.approximate().size(); ++i)
        if (places.approximate()[i] != 0) approximate.push_back(static_cast<ArtistRow>(i));
    if (const LayoutKey& key = m_models->layout.shownKey(); key != m_layoutKey) {
        m_layoutKey = key;
        m_map->forgetView();
    }
    m_map->setPoints(places.places(), m_models->layout.settled());
    m_map->setMoved(std::move(ghosts), std::move(trail), std::move(approximate));
    showFacts();
}

void MapPanel::showRegions()
{
    const auto& regions = m_models->facts.regions();
    const auto& points = m_models->layout.points();
    if (regions && points && m_models->layout.settled() &&
        regions->coarse.regionOf.size() == points->rows)
        m_map->setRegions(namesOn(regions->coarse, *points), namesOn(regions->fine, *points));
    else
        m_map->setRegions({}, {});
}

void MapPanel::showColours()
{
    const MapColourModel& colours = m_models->colours;
    const MapColouring& colouring = colours.colouring();
    const bool plain = colours.choice().by == ColourBy::Nothing || !colours.reason().isEmpty();
    std::vector<std::uint8_t> classes;
    std::vector<QColor> palette;
    if (!plain) {
        const bool dark = themeFor(this->palette()).dark;
        for (const LegendEntry& entry : colouring.entries)
            palette.push_back(dark ? entry.dark : entry.light);
        classes = colouring.classes;
        for (std::uint8_t& one : classes)
            if (one < colours.hidden().size() && colours.hidden()[one]) one = kHiddenClass;
        m_overlays->legend()->setEntries(colouring.title, colouring.entries);
    }
    m_overlays->showLegend(!plain);
    m_map->setClasses(std::move(classes), std::move(palette));
    m_overlays->pointsChanged();
    showFacts();
}

void MapPanel::showSelection()
{
    const ArtistSelection& selection = m_models->selection;
    // With a tool that selects before there is a selection, so that the map does not jump then.
    m_selectionRow->setVisible(!selection.empty() || m_tools->tool() != MapTool::Move);
    for (auto* button : m_selectionRow->findChildren<QPushButton*>())
        button->setEnabled(!selection.empty());
    m_selected->setText(selection.sentence());
    m_tools->setSelected(selection.size());
    m_map->setSelection(selection.artists());
}

void MapPanel::showFacts()
{
    if (!m_models->exploration->hasSources() || !m_models->layout.points()) return;
    QStringList facts;
    const MapColourModel& colours = m_models->colours;
    const std::size_t hidden = colours.colouring().artists() - colours.shown();
    if (hidden > 0) facts << tr("%1 hidden by the legend").arg(wholeText(hidden));
    if (!colours.reason().isEmpty()) facts << colours.reason();
    if (const std::size_t moved = m_models->places.approximateCount())
        facts << tr("%1 placed approximately (dashed), by their neighbours in this mix")
                     .arg(wholeText(moved));
    if (const QString measured = m_models->facts.sentence(); !measured.isEmpty()) facts << measured;
    if (!m_models->layout.fault().isEmpty()) facts << m_models->layout.fault();
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_facts->setToolTip(m_facts->text());
    setNote(tr("%1 of %2 artists · %3")
                .arg(wholeText(colours.shown()),
                     wholeText(m_models->exploration->catalogue().size()), m_runName),
            caption());
}

void MapPanel::speak(ArtistRow artist)
{
    if (!m_speech) return;
    m_map->setAccessibleDescription(m_speech(artist));
    QAccessibleEvent event(m_map, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void MapPanel::changeEvent(QEvent* event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_models->exploration->hasSources())
        showColours();
}

}  // namespace crossfade::ui
