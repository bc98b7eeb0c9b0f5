// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/exploration_model.h"

#include "ui/models/change_sentence.h"
#include "ui/models/text.h"

#include <algorithm>
#include <set>

namespace crossfade::ui {

namespace {

/// The sides that a choice names.
std::vector<Side*> sidesOf(Comparison& comparison, MixerSide side)
{
    switch (side) {
        case MixerSide::Query:
            return {&comparison.query};
        case MixerSide::Candidates:
            return {&comparison.candidates};
        case MixerSide::Both:
            return {&comparison.query, &comparison.candidates};
    }
    return {};
}

bool hasLearnedSides(const Comparison& comparison, const LoadedRun& run)
{
    return comparison.query == run.learnedSide() && comparison.candidates == run.learnedSide();
}

}  // namespace

ExplorationModel::ExplorationModel(RunLoader loadRun, QObject* parent)
    : QObject(parent), m_loadRun(std::move(loadRun))
{
}

void ExplorationModel::setSources(std::shared_ptr<const CatalogueSnapshot> catalogue,
                                  std::shared_ptr<const LoadedRun> run)
{
    const bool had = m_explorer != nullptr;
    const bool sameModalities =
        had && m_explorer->run()->record.modalities == run->record.modalities;
    const bool goesOn = sameModalities && m_catalogue == catalogue;
    const bool mixChanged = had && !hasLearnedSides(m_state.shown(), *m_explorer->run());
    const bool scoringChanged = had && m_state.shown().scoring != m_explorer->run()->scoring;
    if (m_catalogue != catalogue) {
        m_tags.reset();
        m_hidden.clear();
    }
    m_catalogue = catalogue;
    m_explorer = std::make_unique<Explorer>(std::move(catalogue), std::move(run));
    m_baseline.reset();
    m_listedBaseline.reset();
    m_preparedTags.reset();
    ExplorationState state = m_explorer->firstState();
    if (goesOn && m_history->current().run == state.run) {
        state = m_history->current();
    } else if (goesOn) {
        state.query = m_state.query;
        state.filters = m_state.filters;
        state.wish = m_state.wish;
        state.baseline = m_state.baseline;
        state.missing = m_state.missing;
        const Scoring scoring = scoringChanged ? m_state.shown().scoring : state.comparison.scoring;
        if (mixChanged) state.comparison = m_state.shown();
        state.comparison.scoring = scoring;
        state = withSomebody(std::move(state));
        m_history->push(state);
    } else {
        if (had) {
            state.query = m_state.query;
            state.wish = m_state.wish;
            state.filters = m_state.filters;
        }
        if (!sameModalities) {
            state.filters.mustHave = {};
            state.filters.mustLack = {};
        } else {
            state.comparison.query.on = m_state.comparison.query.on;
            state.comparison.candidates.on = m_state.comparison.candidates.on;
        }
        state = withSomebody(std::move(state));
        m_history.emplace(state);
    }
    m_state = state;  // those who hear of the sources find no state of another run
    m_shownRun = m_explorer->runFor(m_state.missing);
    Q_EMIT sourcesChanged();
    show(std::move(state));
}

ExplorationState ExplorationModel::withSomebody(ExplorationState state) const
{
    if (state.query.empty() || !rowsOf(state.query).empty()) return state;
    state.query.clear();
    if (const auto artist = m_explorer->suggestedQuery())
        state.query = {catalogue().artists()[*artist].id};
    return state;
}

void ExplorationModel::clear()
{
    m_explorer.reset();
    m_shownRun.reset();
    m_catalogue.reset();
    m_history.reset();
    m_state = {};
    m_neighbours = {};
    m_tags.reset();
    m_hidden.clear();
    m_baseline.reset();
    m_listedBaseline.reset();
    m_differs = false;
    m_change.reset();
    m_moves.reset();
    m_baselineReason.clear();
}

std::optional<ArtistRow> ExplorationModel::query() const
{
    if (!m_explorer || m_state.query.size() != 1) return std::nullopt;
    const auto row = catalogue().rowOfId.find(m_state.query.front());
    if (row == catalogue().rowOfId.end()) return std::nullopt;
    return row->second;
}

std::size_t ExplorationModel::comparableCount() const
{
    const std::vector<ModalityMask>& presence = m_shownRun->index.encodings().presence;
    const ModalityMask active = m_state.shown().candidates.active();
    const auto counts = [&](ArtistRow artist) { return !(presence[artist] & active).empty(); };
    std::size_t count = 0;
    for (std::size_t i = 0; i < presence.size(); ++i)
        count += counts(static_cast<ArtistRow>(i)) ? 1 : 0;
    std::set<ArtistRow> unlisted;
    for (const std::vector<ArtistRow>& some : {asked(), against()})
        unlisted.insert(some.begin(), some.end());
    return count - static_cast<std::size_t>(std::ranges::count_if(unlisted, counts));
}

bool ExplorationModel::isLearnedMix() const
{
    return m_state.shown() == run()->ownComparison() && !m_state.missing.any();
}

QString ExplorationModel::changeSentence() const
{
    if (!m_change) return {};
    return ui::changeSentence(baselineState(), m_state, *m_change, run()->record.modalities);
}

ExplorationState ExplorationModel::baselineState() const
{
    ExplorationState before = m_state;
    before.baseline.reset();
    before.crossfade = 1.0;
    before.run = m_state.baseline ? m_state.baseline->run : m_state.run;
    before.comparison = m_state.baseline ? m_state.baseline->comparison : run()->ownComparison();
    before.missing = m_state.baseline ? m_state.baseline->missing : MissingData();
    return before;
}

bool ExplorationModel::bringBaseline(const ExplorationState& baseline)
{
    m_baselineReason.clear();
    if (m_baseline && m_baseline->run()->record.id == baseline.run) return true;
    m_baseline.reset();
    if (baseline.run == run()->record.id) {
        m_baseline = std::make_unique<Explorer>(m_catalogue, run());
        return true;
    }
    const QString name = tr("The baseline is of run %1").arg(baseline.run.value);
    const auto loaded = m_loadRun
                            ? m_loadRun(baseline.run)
                            : Error{ErrorCode::NotFound, tr("It can't be had.").toStdString()};
    if (!loaded.hasValue())
        m_baselineReason = tr("%1. %2").arg(name, qt(loaded.error().sentence()));
    else if (loaded.value()->record.modalities != run()->record.modalities)
        m_baselineReason = tr("%1, which was trained on other modalities.").arg(name);
    else
        m_baseline = std::make_unique<Explorer>(m_catalogue, loaded.value());
    return m_baseline != nullptr;
}

void ExplorationModel::compare()
{
    const ExplorationState before = baselineState();
    m_differs = before.run != m_state.run || before.missing != m_state.missing ||
                before.comparison != m_state.shown();
    m_change.reset();
    m_moves.reset();
    const bool had = bringBaseline(before);
    if (!had || !m_differs || m_neighbours.rows.empty()) return;
    if (m_listedBaseline != before) {
        prepare(*m_baseline, before.filters);
        m_before = m_baseline->neighbours(before, kListed);
    }
    m_listedBaseline = before;
    if (m_before.rows.empty()) return;
    m_change = compareLists(m_before, m_neighbours, kCompared);
    m_moves = compareLists(m_before, m_neighbours, kListed);
}

std::optional<ShownSetting> ExplorationModel::baselineSetting()
{
    if (!m_baseline) return std::nullopt;
    const ExplorationState before = baselineState();
    return ShownSetting{m_baseline->runFor(before.missing), before.comparison};
}

ExplorationState ExplorationModel::edited() const
{
    ExplorationState state = m_state;
    state.comparison = m_state.shown();
    state.crossfade = 1.0;
    return state;
}

void ExplorationModel::ask(ArtistRow artist)
{
    ExplorationState state = m_state;
    state.query = {catalogue().artists()[artist].id};
    apply(std::move(state));
}

void ExplorationModel::askForSomeone()
{
    if (const auto artist = m_explorer->suggestedQuery()) ask(*artist);
}

void ExplorationModel::setOn(MixerSide side, std::size_t modality, bool on)
{
    ExplorationState state = edited();
    for (Side* one : sidesOf(state.comparison, side)) {
        one->on = on ? one->on.with(modality) : one->on.without(modality);
        // Switched on at zero it would still be off: it comes back at what was learned.
        if (on && one->weights[modality] <= 0.0F)
            one->weights[modality] = run()->record.weights[modality];
    }
    apply(std::move(state));
}

void ExplorationModel::setWeight(MixerSide side, std::size_t modality, float weight)
{
    ExplorationState state = edited();
    for (Side* one : sidesOf(state.comparison, side)) one->weights[modality] = weight;
    show(std::move(state));
}

void ExplorationModel::commit()
{
    m_history->push(m_state);
    Q_EMIT changed();
}

void ExplorationModel::setCompareOn(CompareOn compareOn)
{
    ExplorationState state = edited();
    state.comparison.scoring.compareOn = compareOn;
    apply(std::move(state));
}

void ExplorationModel::resetMixer()
{
    ExplorationState state = edited();
    state.comparison = run()->ownComparison();
    state.missing = {};
    apply(std::move(state));
}

void ExplorationModel::setSets(ModalityMask query, ModalityMask candidates)
{
    ExplorationState state = edited();
    state.comparison.query = run()->learnedSide();
    state.comparison.candidates = run()->learnedSide();
    state.comparison.query.on = query;
    state.comparison.candidates.on = candidates;
    apply(std::move(state));
}

void ExplorationModel::setMissing(const MissingData& missing)
{
    ExplorationState state = edited();
    state.missing = missing;
    apply(std::move(state));
}

void ExplorationModel::pinBaseline()
{
    ExplorationState state = edited();
    state.baseline = Baseline{state.run, state.comparison, state.missing};
    apply(std::move(state));
}

void ExplorationModel::clearBaseline()
{
    ExplorationState state = edited();
    state.baseline.reset();
    apply(std::move(state));
}

void ExplorationModel::setCrossfade(double position)
{
    ExplorationState state = m_state;
    if (!state.baseline) state.baseline = Baseline{state.run, run()->ownComparison(), {}};
    if (!state.canFade()) return;
    state.crossfade = std::clamp(position, 0.0, 1.0);
    show(std::move(state));
}

void ExplorationModel::apply(ExplorationState state)
{
    m_history->push(state);
    show(std::move(state));
}

void ExplorationModel::undo()
{
    if (m_history && m_history->undo() && !showCurrent()) m_history->redo();
}

void ExplorationModel::redo()
{
    if (m_history && m_history->redo() && !showCurrent()) m_history->undo();
}

bool ExplorationModel::showCurrent()
{
    const RunId wanted = m_history->current().run;
    if (wanted == run()->record.id) {
        show(m_history->current());
        return true;
    }
    Q_EMIT runWanted(wanted);  // ends in setSources(), which shows the state
    return wanted == run()->record.id;
}

void ExplorationModel::show(ExplorationState state)
{
    m_state = std::move(state);
    m_shownRun = m_explorer->runFor(m_state.missing);
    if (m_preparedTags != m_state.filters.tags) prepare(*m_explorer, m_state.filters);
    m_preparedTags = m_state.filters.tags;
    m_neighbours = m_explorer->neighbours(m_state, kListed);
    compare();
    Q_EMIT changed();
}

}  // namespace crossfade::ui
