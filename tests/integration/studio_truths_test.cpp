// SPDX-License-Identifier: GPL-3.0-or-later
// What is planted in the demo that sounds (data/studio/truths.json) is what the program finds.
#include "app/studio/studio.h"
#include "core/base/text.h"
#include "core/workflow/audio_files.h"
#include "core/workflow/explore.h"
#include "core/workflow/project.h"
#include "core/workflow/story_steps.h"
#include "tests/integration/cli.h"
#include "tests/support/matchers.h"
#include "tests/support/temp_dir.h"

#include <gmock/gmock.h>

#include <map>
#include <memory>
#include <set>

namespace crossfade {
namespace {

using test::CliResult;
using test::Json;
using test::runCli;
using test::TempDir;
using test::valueOf;
using testing::HasSubstr;
using Words = std::vector<std::string>;

class StudioTruthsTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_dir = std::make_unique<TempDir>();
        const auto source = std::filesystem::path(CROSSFADE_SOURCE_DIR) / "data" / "studio";
        static_cast<void>(valueOf(studio::makeStudio(source, *s_dir / "folder")));
        s_import = runCli({"import", (*s_dir / "folder").string(), "-p", project(), "--json"});
        s_train = runCli({"train", "-p", project(), "--json"});
        s_truths = Json::parse(test::readBytes(source / "truths.json"));
    }
    static void TearDownTestSuite() { s_dir.reset(); }
    void SetUp() override
    {
        ASSERT_EQ(s_import.exitCode, 0) << s_import.err;
        ASSERT_EQ(s_train.exitCode, 0) << s_train.err;
    }

    static std::string project() { return (*s_dir / "studio.crossfade").string(); }
    /// The same question is asked once: a list tells of many pairs.
    static const Json& run(Words words, const Words& more = {})
    {
        words.insert(words.begin() + 1, {"-p", project(), "--json"});
        words.insert(words.end(), more.begin(), more.end());
        const auto [known, isNew] = s_answers.try_emplace(words);
        if (isNew) {
            const CliResult result = runCli(words);
            EXPECT_EQ(result.exitCode, 0) << result.err;
            known->second = result.json();
        }
        return known->second;
    }
    static Words alone(const std::string& modality)
    {
        return {"--query-modalities", modality, "--candidate-modalities", modality};
    }
    /// The neighbour's row in the artist's whole list; null where it is not in it.
    static Json neighbour(const std::string& artist, const std::string& other,
                          const Words& more = {})
    {
        const Json& list = run({"neighbours", "--artist", artist, "-k", "1000"}, more);
        for (const Json& row : list.at("neighbours"))
            if (row.at("id") == other) return row;
        return {};
    }
    static std::size_t rank(const std::string& artist, const std::string& other,
                            const Words& more = {})
    {
        const Json row = neighbour(artist, other, more);
        EXPECT_FALSE(row.is_null()) << other << " is nowhere in the list of " << artist;
        return row.is_null() ? 0 : row.at("rank").get<std::size_t>();
    }
    static double share(const Json& row, const std::string& modality)
    {
        return row.at("shares").at(modality).get<double>();
    }
    /// Each pair of a truth, both ways round.
    static std::vector<std::pair<std::string, std::string>> bothWays(const std::string& truth)
    {
        std::vector<std::pair<std::string, std::string>> all;
        for (const Json& pair : s_truths.at(truth).at("pairs"))
            for (const auto& [a, b] : {std::pair(0, 1), std::pair(1, 0)})
                all.emplace_back(pair.at(a).get<std::string>(), pair.at(b).get<std::string>());
        EXPECT_FALSE(all.empty());
        return all;
    }
    static std::size_t commonTags(const std::string& a, const std::string& b)
    {
        std::map<std::string, std::set<std::string>> tags;
        for (const std::string& line : splitText(test::readBytes(*s_dir / "folder/tags.tsv"), '\n'))
            if (const auto fields = splitText(line, '\t'); fields.size() == 3)
                tags[fields[0]].insert(fields[1]);
        std::size_t common = 0;
        for (const std::string& tag : tags[a]) common += tags[b].count(tag);
        return common;
    }
    /// Of the artist's whole list.
    static Json commonListeners(const std::string& artist, const std::string& other)
    {
        const Json& list = run(
            {"inspect", "--what", "neighbours", "--artist", artist, "-k", "1000", "--most", "0"});
        for (const Json& row : list.at("rows"))
            if (row.at("id") == other) return row.at("common_listeners");
        ADD_FAILURE() << other << " is nowhere in the list of " << artist;
        return {};
    }

    static inline std::unique_ptr<TempDir> s_dir;
    static inline CliResult s_import;
    static inline CliResult s_train;
    static inline Json s_truths;
    static inline std::map<Words, Json> s_answers;
};

TEST_F(StudioTruthsTest, TheFolderIsACatalogueAndEverySoundIsThere)
{
    const Json json = s_import.json();
    EXPECT_EQ(json.at("name"), "Crossfade studio");
    EXPECT_GE(json.at("artists"), 90);
    EXPECT_EQ(json.at("without_modality"), 0);
    EXPECT_EQ(json.at("split_drawn"), false);
    EXPECT_EQ(json.at("stray_files"), (Json{"sound", "truths.json"}));
    for (const Json& modality : json.at("modalities")) EXPECT_TRUE(modality.at("lost").empty());
    std::size_t sounds = 0;
    for (const std::string& line : splitText(test::readBytes(*s_dir / "folder/artists.tsv"), '\n'))
        if (const auto fields = splitText(line, '\t'); fields.size() == 9 && fields[0] != "id") {
            if (fields[8].empty()) continue;
            ++sounds;
            EXPECT_TRUE(std::filesystem::exists(*s_dir / "folder" / fields[8])) << fields[8];
        }
    EXPECT_EQ(json.at("modalities")[0].at("artists"), sounds);
}

TEST_F(StudioTruthsTest, WhatIsFoundOnlyBySoundIsFoundByAudioAlone)
{
    for (const auto& [artist, other] : bothWays("found_only_by_sound")) {
        SCOPED_TRACE(artist + " and " + other);
        EXPECT_LE(rank(artist, other, alone("audio")), 5U);
        EXPECT_GT(rank(artist, other, alone("listening")), 20U);
        EXPECT_GT(rank(artist, other, alone("tags")), 10U);
        EXPECT_EQ(commonTags(artist, other), 0U);
        EXPECT_EQ(commonListeners(artist, other), 0);
        // The explanation says so: more of the likeness is sound than anything else.
        const Json row = neighbour(artist, other);
        EXPECT_GT(share(row, "audio"), share(row, "tags"));
        EXPECT_GT(share(row, "audio"), share(row, "listening"));
    }
    for (const Json& pair : s_truths.at("found_only_by_sound").at("pairs"))
        EXPECT_LE(rank(pair.at(0), pair.at(1), alone("audio")), 3U) << pair;
}

TEST_F(StudioTruthsTest, WhoSoundsAlikeWithoutACommonListenerIsNamedFirst)
{
    for (const auto& [artist, other] : bothWays("found_only_by_sound")) {
        const Json& alike = run({"inspect", "--what", "alike", "--artist", artist});
        Words first;
        for (const Json& row : alike.at("rows"))
            if (first.size() < 2) first.push_back(row.at("id"));
        EXPECT_THAT(first, testing::Contains(other)) << artist;
    }
}

TEST_F(StudioTruthsTest, TheHubIsInEverybodysListByListeningAndNotByAudio)
{
    const std::string hub = s_truths.at("popular_hub").at("artist");
    const Json& rows =
        run({"inspect", "--what", "hubs", "-k", "10"}, alone("listening")).at("rows");
    EXPECT_EQ(rows[0].at("id"), hub);
    EXPECT_GT(rows[0].at("lists").get<double>(), 2.0 * rows[1].at("lists").get<double>());
    const Json& whole = run({"inspect", "--what", "hubs", "-k", "20"}, alone("listening"));
    EXPECT_EQ(whole.at("rows")[0].at("id"), hub);
    EXPECT_GT(whole.at("rows")[0].at("share"), 0.9);
    for (const Json& row :
         run({"inspect", "--what", "hubs", "-k", "20", "--most", "0"}, alone("audio")).at("rows"))
        if (row.at("id") == hub) {
            EXPECT_LT(row.at("share"), 0.6);
        }
}

TEST_F(StudioTruthsTest, OneSceneWithoutASharedSoundIsSeenInTheShares)
{
    for (const auto& [artist, other] : bothWays("same_scene_no_shared_sound")) {
        SCOPED_TRACE(artist + " and " + other);
        EXPECT_LE(rank(artist, other, alone("listening")), 15U);
        EXPECT_LE(rank(artist, other, alone("tags")), 15U);
        EXPECT_GT(rank(artist, other, alone("audio")), 15U);
        EXPECT_GT(commonListeners(artist, other), 10);
        EXPECT_GT(commonTags(artist, other), 0U);
        const Json row = neighbour(artist, other);
        EXPECT_LT(share(row, "audio"), 0.5 * share(row, "listening"));
        EXPECT_LT(share(row, "audio"), 0.5 * share(row, "tags"));
    }
}

TEST_F(StudioTruthsTest, TheUnknownGemIsFoundBySoundAndFirstForTheUnheard)
{
    for (const Json& pair : s_truths.at("unknown_gem").at("pairs")) {
        const std::string star = pair.at(0);
        const std::string gem = pair.at(1);
        SCOPED_TRACE(star + " and " + gem);
        const Json row = neighbour(star, gem, alone("audio"));
        EXPECT_LE(row.at("rank"), 3);
        EXPECT_EQ(row.at("modalities"), "audio");
        EXPECT_LT(row.at("popularity"), 100.0);
        EXPECT_GT(neighbour(gem, star, alone("audio")).at("popularity"), 100000.0);
        const Json mixed = neighbour(star, gem);
        EXPECT_LE(mixed.at("rank"), 8);
        EXPECT_GT(share(mixed, "audio"), share(mixed, "tags") + share(mixed, "listening"));
        EXPECT_EQ(rank(star, gem, {"--unheard", "0.5"}), 1U);
    }
}

TEST_F(StudioTruthsTest, TheStoryNamesWhoIsThereAndWhatItSaysIsTrue)
{
    const auto source = std::filesystem::path(CROSSFADE_SOURCE_DIR) / "data/studio";
    const Story story = valueOf(readStory(source / "studio.story.json"));
    Project opened = valueOf(Project::open(project()));
    const auto catalogue = opened.catalogue();
    const auto run = valueOf(opened.loadRun({}));
    EXPECT_EQ(story.catalogue, catalogue->stored.catalogue.name) << "by which the window finds it";
    for (const auto& remarks : valueOf(checkStory(story, project(), catalogue, run, {})))
        EXPECT_THAT(remarks, testing::IsEmpty());
    const AudioFiles sounds = valueOf(findAudioFiles(*catalogue, valueOf(audioPlaces(opened)), {}));
    Explorer explorer(catalogue, run);
    std::size_t heard = 0;
    std::map<std::string, std::string> first;  // by who is asked for and the step's number
    for (std::size_t at = 0; at < story.steps.size(); ++at) {
        const StoryStep& step = story.steps[at];
        EXPECT_LE(step.caption.size(), 190U) << "two lines at 1920 pixels: " << step.caption;
        const ResolvedStep resolved = valueOf(resolveStep(step, *catalogue, *run));
        for (const ArtistRow artist : resolved.heard) {
            ++heard;
            EXPECT_TRUE(sounds.ofArtist[artist].playable()) << catalogue->label(artist);
        }
        const auto list = explorer.neighbours(resolved.state, 1);
        ASSERT_FALSE(list.rows.empty()) << step.caption;
        first[resolved.state.query.at(0) + " " + std::to_string(at + 1)] =
            catalogue->artists()[list.rows[0].artist].id;
    }
    EXPECT_GE(heard, 10U);
    EXPECT_EQ(first["kettle-and-comet 4"], "celia-subvolt");
    EXPECT_EQ(first["astrid-halogen 8"], "beatriz-voltagem");
    EXPECT_EQ(first["tidepool-ezra 9"], "undersquall");
    EXPECT_EQ(first["undersquall 10"], "tidepool-ezra");
}

TEST_F(StudioTruthsTest, HomonymsAreToldApart)
{
    const std::string name = s_truths.at("homonyms").at("name");
    const Words both = s_truths.at("homonyms").at("artists");
    Words found;
    for (const Json& hit : run({"search", name, "-k", "2"}).at("hits"))
        found.push_back(hit.at("id"));
    EXPECT_THAT(found, testing::UnorderedElementsAreArray(both));
    const CliResult asked = runCli({"neighbours", "-p", project(), "--artist", name});
    EXPECT_NE(asked.exitCode, 0);
    for (const std::string& id : both) EXPECT_THAT(asked.err, HasSubstr(id));
    EXPECT_GT(rank(both[0], both[1]), 20U);
}

TEST_F(StudioTruthsTest, TogetherTheModalitiesFindMoreThanEachAlone)
{
    const auto accuracy = [](const std::string& method) {
        return run({"evaluate", "--method", method}).at("ndcg").get<double>();
    };
    const double together = accuracy("contrastive");
    for (const char* modality : {"audio", "tags", "listening"})
        EXPECT_GT(together, accuracy(modality) + 0.05) << modality;
}

}  // namespace
}  // namespace crossfade
