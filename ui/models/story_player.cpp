// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/story_player.h"

#include "ui/models/text.h"

#include <algorithm>
#include <utility>

namespace crossfade::ui {

namespace {
// Stories name what the map is coloured by in the order of the enumeration.
static_assert(kStoryColours.size() == static_cast<std::size_t>(ColourBy::Tag) + 1);

std::optional<std::size_t> placeOf(const std::vector<std::string>& names, const std::string& name)
{
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}
}  // namespace

StoryPlayer::StoryPlayer(StoryModel& story, ExplorationModel& exploration, MapModels& map,
                         QObject* parent)
    : QObject(parent), m_story(&story), m_exploration(&exploration), m_map(&map)
{
    connect(&story, &StoryModel::stepsChanged, this, [this] {
        m_at.reset();
        m_heard.clear();
        m_remarks.clear();
    });
}

void StoryPlayer::begin()
{
    if (playing() || !m_exploration->hasSources()) return;
    m_before = Before{m_exploration->state(), m_map->selection.artists(), m_map->colours.choice()};
    m_showed = false;
    m_at.reset();
    m_heard.clear();
    m_remarks.clear();
}

void StoryPlayer::end()
{
    if (!playing()) return;
    const Before before = *std::exchange(m_before, std::nullopt);
    m_at.reset();
    m_heard.clear();
    m_remarks.clear();
    if (m_showed && m_exploration->hasSources() &&
        m_exploration->run()->record.id == before.state.run) {
        m_map->selection.replace(before.selection);
        m_map->colours.choose(before.colour);
        m_exploration->apply(before.state);
    }
    Q_EMIT ended();
}

void StoryPlayer::goTo(std::size_t step)
{
    if (step >= m_story->size() || !m_exploration->hasSources()) return;
    const StoryStep& wanted = m_story->story().steps[step];
    auto resolved = resolveStep(wanted, m_exploration->catalogue(), *m_exploration->run());
    m_at = step;
    m_showed = true;
    m_heard.clear();
    m_remarks.clear();
    if (resolved.hasValue()) {
        for (const std::string& remark : resolved.value().remarks) m_remarks << qt(remark);
        m_heard = std::move(resolved.value().heard);
        m_map->selection.replace(std::move(resolved.value().selection));
        m_map->colours.choose(colourOf(wanted.colour));
        m_exploration->apply(std::move(resolved.value().state));
    } else {
        m_remarks << qt(resolved.error().sentence());
    }
    Q_EMIT shown();
}

void StoryPlayer::next()
{
    if (m_story->empty()) return;
    goTo(m_at ? std::min(*m_at + 1, m_story->size() - 1) : 0);
}

void StoryPlayer::previous()
{
    goTo(m_at && *m_at > 0 ? *m_at - 1 : 0);
}

void StoryPlayer::first()
{
    goTo(0);
}

void StoryPlayer::last()
{
    if (!m_story->empty()) goTo(m_story->size() - 1);
}

ColourChoice StoryPlayer::colourOf(const StoryColour& colour)
{
    const auto by = static_cast<ColourBy>(
        std::ranges::find(kStoryColours, std::string_view(colour.by)) - kStoryColours.begin());
    ColourChoice choice;
    choice.by = by;
    if (by == ColourBy::Tag) choice.tag = qt(colour.of);
    if (by != ColourBy::Share && by != ColourBy::Column) return choice;
    const auto place =
        placeOf(by == ColourBy::Share ? m_exploration->run()->record.modalities
                                      : m_exploration->catalogue().stored.catalogue.metadataColumns,
                colour.of);
    if (place) {
        choice.number = *place;
        return choice;
    }
    m_remarks << (by == ColourBy::Share
                      ? tr("There is no modality “%1” to colour the map by.").arg(qt(colour.of))
                      : tr("There is no column “%1” to colour the map by.").arg(qt(colour.of)));
    return {};
}

StoryColour StoryPlayer::colourNow() const
{
    const ColourChoice& choice = m_map->colours.choice();
    StoryColour colour;
    colour.by = kStoryColours[static_cast<std::size_t>(choice.by)];
    if (choice.by == ColourBy::Tag) colour.of = choice.tag.toStdString();
    if (choice.by == ColourBy::Share)
        colour.of = m_exploration->run()->record.modalities[choice.number];
    if (choice.by == ColourBy::Column)
        colour.of = m_exploration->catalogue().stored.catalogue.metadataColumns[choice.number];
    return colour;
}

StoryStep StoryPlayer::now() const
{
    StoryStep step;
    step.state =
        storyState(m_exploration->state(), m_exploration->catalogue(), *m_exploration->run());
    step.selection = storyArtists(m_map->selection.artists(), m_exploration->catalogue());
    step.colour = colourNow();
    return step;
}

}  // namespace crossfade::ui
