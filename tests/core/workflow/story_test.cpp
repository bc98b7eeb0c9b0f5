// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/story.h"

#include "core/workflow/explore.h"
#include "core/workflow/import_catalogue.h"
#include "core/workflow/story_steps.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gmock/gmock.h>

namespace crossfade {
namespace {

namespace fs = std::filesystem;
using test::HasErrorCode;
using test::HasErrorWith;
using test::valueOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Story sample()
{
    Story story;
    story.title = "A \"talk\"";
    story.catalogue = "Sample";
    StoryStep bare;
    bare.caption = "Nothing but this";
    StoryStep full;
    full.caption = "Zwei Zeilen\nund mehr – ☂";
    full.page = StoryPage::Inspect;
    full.state = R"({"query":[{"id":"a","name":"A"}],"crossfade":0.25})";
    full.view.shows = StoryView::Shows::Place;
    full.view.x = -1.5;
    full.view.y = 2.0;
    full.view.width = 3.0;
    full.view.height = 0.125;
    full.view.runCreated = "2026-01-02T03:04:05Z";
    full.view.layout = {LayoutMethod::Umap, 7};
    full.selection = {{"b", "B"}, {"c", ""}};
    full.heard = {{"c", "C"}, {"b", "B"}};
    full.colour = {"tag", "jazz"};
    StoryStep all;
    all.view.shows = StoryView::Shows::All;
    story.steps = {bare, full, all};
    return story;
}

/// The story with one text of its file exchanged for another.
Result<Story> with(const std::string& text, const std::string& other)
{
    std::string json = toJson(sample());
    const std::size_t at = json.find(text);
    EXPECT_NE(at, std::string::npos) << text;
    json.replace(at, text.size(), other);
    return storyFromJson(json, "talk.story.json");
}

TEST(StoryFileTest, AStoryComesBackAsItWas)
{
    const test::TempDir dir;
    test::expectOk(writeStory(dir / "t.story.json", sample()));
    EXPECT_EQ(valueOf(readStory(dir / "t.story.json")), sample());
}

TEST(StoryFileTest, WhatIsLeftOutIsAsInAnEmptyStep)
{
    const auto story = valueOf(storyFromJson(
        R"({"format":"crossfade-story","version":1,"title":"T","steps":[{"caption":"c"}]})", "f"));
    StoryStep step;
    step.caption = "c";
    EXPECT_THAT(story.steps, ElementsAre(step));
}

TEST(StoryFileTest, AFaultNamesFileStepFieldAndValue)
{
    EXPECT_THAT(with("0.25", "1.25"),
                HasErrorWith("talk.story.json, step 2: \"state.crossfade\" is 1.25, which is not "
                             "from 0 to 1"));
    EXPECT_THAT(with("\"inspect\"", "\"imspect\""),
                HasErrorWith("step 2: \"page\" is \"imspect\", which is none of \"explore\""));
    EXPECT_THAT(with("\"Nothing but this\"", "3"),
                HasErrorWith("step 1: \"caption\" is \"3\", which is not a text"));
    EXPECT_THAT(with("\"umap\"", "\"tsne\""),
                HasErrorWith("step 2: \"map.layout\" is \"tsne\", which is"));
    EXPECT_THAT(with("0.125", "0"), HasErrorWith("\"map.height\" is 0, which is not more than 0"));
    EXPECT_THAT(with("\"name\": \"A\"", "\"nom\": \"A\""),
                HasErrorWith("\"state.query.name\" is missing: a text"));
    EXPECT_THAT(with("\"by\": \"tag\"", "\"by\": \"mood\""),
                HasErrorWith("\"colour.by\" is \"mood\""));
    EXPECT_THAT(with("\"version\": 1", "\"version\": 2"), HasErrorWith("\"version\" is 2"));
    EXPECT_THAT(with("\"all\"", "\"everything\""), HasErrorWith("step 3: \"map\""));
}

TEST(StoryFileTest, WhatIsNoStoryIsRefused)
{
    for (const char* text : {"", "{", "[]", "3", "{\"format\":\"other\"}"})
        EXPECT_THAT(storyFromJson(text, "x.json"),
                    HasErrorWith("x.json: This is no story of Crossfade."))
            << text;
    EXPECT_THAT(
        storyFromJson(R"({"format":"crossfade-story","version":1,"title":"","steps":[1]})", "x"),
        HasErrorWith("x, step 1: The step is \"1\""));
    EXPECT_THAT(readStory("/nowhere/t.story.json"), HasErrorCode(ErrorCode::NotFound));
}

TEST(StoryFileTest, AFolderHasTheStoriesOfTheRightEnding)
{
    const test::TempDir dir;
    for (const char* name : {"b.story.json", "a.story.json", "story.json.txt", "c.json"})
        dir.write(name, "{}");
    EXPECT_THAT(storiesIn(dir.path()), ElementsAre(dir / "a.story.json", dir / "b.story.json"));
    EXPECT_THAT(storiesIn(dir / "nowhere"), IsEmpty());
}

class StoryStepTest : public testing::Test {
protected:
    StoryStepTest()
        : m_path(test::makeTrainedProject(m_dir)),
          m_project(valueOf(Project::open(m_path))),
          m_run(valueOf(m_project.loadRun({})))
    {
    }
    const CatalogueSnapshot& catalogue() const { return *m_project.catalogue(); }
    const Artist& artist(ArtistRow row) const { return catalogue().artists()[row]; }
    ExplorationState asking() const
    {
        ExplorationState state;
        state.run = m_run->record.id;
        state.comparison = m_run->ownComparison();
        state.query = {artist(3).id};
        return state;
    }
    StoryStep stepOf(const ExplorationState& state) const
    {
        StoryStep step;
        step.state = storyState(state, catalogue(), *m_run);
        return step;
    }
    ResolvedStep resolve(const StoryStep& step) const
    {
        return valueOf(resolveStep(step, catalogue(), *m_run));
    }

    test::TempDir m_dir;
    fs::path m_path;
    Project m_project;
    std::shared_ptr<const LoadedRun> m_run;
};

TEST_F(StoryStepTest, AStateComesBackAsItWas)
{
    ExplorationState state = asking();
    state.comparison.query.on = state.comparison.query.on.without(0);
    state.comparison.candidates.weights[1] = 0.125F;
    state.comparison.scoring.hubCorrection = 0.75;
    state.baseline = Baseline{state.run, m_run->ownComparison(), {}};
    state.baseline->comparison.query.weights[0] = 0.5F;
    state.crossfade = 0.5;
    state.filters.maxPopularity = 100.0;
    state.wish.against = {artist(4).id};
    state.wish.unheard = 0.25;
    const ResolvedStep resolved = resolve(stepOf(state));
    EXPECT_EQ(resolved.state, state);
    EXPECT_THAT(resolved.remarks, IsEmpty());
}

TEST_F(StoryStepTest, WhatTheRunDoesByItselfIsNotWritten)
{
    const std::string state = stepOf(asking()).state;
    EXPECT_EQ(state,
              R"({"query":[{"id":")" + artist(3).id + R"(","name":")" + artist(3).name + R"("}]})");
}

TEST_F(StoryStepTest, OnAnotherRunWeightsAreThatRunsOwn)
{
    ExplorationState state = asking();
    state.comparison.query.on = state.comparison.query.on.without(1);
    const StoryStep step = stepOf(state);
    LoadedRun other = *m_run;
    other.record.id = {7};
    other.record.weights[0] = 0.0625F;
    other.scoring.hubCorrection = 0.9;
    const auto resolved = valueOf(resolveStep(step, catalogue(), other));
    EXPECT_EQ(resolved.state.run, RunId{7});
    EXPECT_EQ(resolved.state.comparison.query.weights[0], 0.0625F);
    EXPECT_FALSE(resolved.state.comparison.query.on.has(1));
    EXPECT_EQ(resolved.state.comparison.candidates, other.learnedSide());
    EXPECT_EQ(resolved.state.comparison.scoring.hubCorrection, 0.9);
}

TEST_F(StoryStepTest, ArtistsAreFoundByNameWhereTheIdIsAnothers)
{
    StoryStep step;
    step.state =
        R"({"query":[{"id":")" + artist(5).id + R"(","name":")" + artist(3).name + R"("}]})";
    EXPECT_THAT(resolve(step).state.query, ElementsAre(artist(3).id));
    step.state = R"({"query":[{"id":"gone","name":")" + artist(3).name + R"("}]})";
    EXPECT_THAT(resolve(step).state.query, ElementsAre(artist(3).id));
    EXPECT_THAT(resolve(step).remarks, IsEmpty());
}

TEST_F(StoryStepTest, AnArtistWhoWasRenamedIsTakenAndSaid)
{
    StoryStep step;
    step.state = R"({"query":[{"id":")" + artist(3).id + R"(","name":"Whoever"}]})";
    const ResolvedStep resolved = resolve(step);
    EXPECT_THAT(resolved.state.query, ElementsAre(artist(3).id));
    EXPECT_THAT(resolved.remarks, ElementsAre(HasSubstr("\"Whoever\" is called")));
}

TEST_F(StoryStepTest, WhoIsNotThereIsLeftOutAndSaid)
{
    StoryStep step;
    step.state = R"({"query":[{"id":"x","name":"Whoever"}],
                     "wish":{"against":[{"id":"y","name":"Whatever"}]}})";
    step.selection = {{"x", "Whoever"}, {artist(2).id, artist(2).name}};
    step.heard = {{artist(4).id, artist(4).name}, {"z", "Whichever"}};
    const ResolvedStep resolved = resolve(step);
    EXPECT_THAT(resolved.state.query, IsEmpty());
    EXPECT_THAT(resolved.state.wish.against, IsEmpty());
    EXPECT_THAT(resolved.selection, ElementsAre(ArtistRow{2}));
    EXPECT_THAT(resolved.heard, ElementsAre(ArtistRow{4}));
    EXPECT_THAT(resolved.remarks,
                testing::UnorderedElementsAre("\"Whoever\" is not in this catalogue.",
                                              "\"Whatever\" is not in this catalogue.",
                                              "\"Whichever\" is not in this catalogue."));
}

TEST_F(StoryStepTest, AModalityThatTheRunLacksIsLeftOutAndSaid)
{
    StoryStep step;
    step.state = R"({"comparison":{"query":{"lyrics":{"on":true},"audio":{"on":true}}},
                     "filters":{"mustLack":["dance"]}})";
    const ResolvedStep resolved = resolve(step);
    EXPECT_EQ(resolved.state.comparison.query.on, ModalityMask(1));
    EXPECT_EQ(resolved.state.comparison.query.weights[0], m_run->record.weights[0]);
    EXPECT_THAT(resolved.remarks, ElementsAre(HasSubstr("was not trained on \"lyrics\""),
                                              HasSubstr("was not trained on \"dance\"")));
}

TEST_F(StoryStepTest, TheCheckSaysWhatEachStepLacks)
{
    Story story;
    story.steps = {stepOf(asking()), {}, {}};
    story.steps[1].state = R"({"query":[{"id":"x","name":"Whoever"}]})";
    ExplorationState off = asking();
    off.comparison.query.on = {};
    story.steps[2] = stepOf(off);
    const auto said = valueOf(checkStory(story, m_path, m_project.catalogue(), m_run, {}));
    ASSERT_EQ(said.size(), 3U);
    EXPECT_THAT(said[0], IsEmpty());
    EXPECT_THAT(said[1], ElementsAre(HasSubstr("Whoever")));
    Explorer explorer(m_project.catalogue(), m_run);
    EXPECT_THAT(said[2], ElementsAre(explorer.neighbours(off, 1).reason));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(
        checkStory(story, m_path, m_project.catalogue(), m_run, JobContext(stop.get_token(), {})),
        HasErrorCode(ErrorCode::Cancelled));
}

TEST(DemoStoryTest, EverythingThatItNamesIsInTheDemo)
{
    const test::TempDir dir;
    const fs::path demo = fs::path(CROSSFADE_SOURCE_DIR) / "data/demo";
    const fs::path project = dir / "demo.crossfade";
    static_cast<void>(valueOf(importCatalogue(demo, project, test::quickImport(), JobContext())));
    test::storeRandomRun(project, "run");
    Project opened = valueOf(Project::open(project));
    const Story story = valueOf(readStory(demo / "demo.story.json"));
    EXPECT_GE(story.steps.size(), 8U);
    EXPECT_EQ(story.catalogue, opened.catalogue()->stored.catalogue.name)
        << "by which the window finds it";
    const auto said =
        valueOf(checkStory(story, project, opened.catalogue(), valueOf(opened.loadRun({})), {}));
    for (const auto& step : said) EXPECT_THAT(step, IsEmpty());
    for (const StoryStep& step : story.steps)
        EXPECT_LE(step.caption.size(), 190U) << "two lines at 1920 pixels: " << step.caption;
}

}  // namespace
}  // namespace crossfade
