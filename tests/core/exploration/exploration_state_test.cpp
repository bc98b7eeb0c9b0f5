// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exploration/exploration_state.h"

#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::valueOf;

const std::vector<std::string> kNames = {"audio", "tags", "listening"};

ExplorationState state()
{
    ExplorationState s;
    s.query = {"a-1", "b'2"};
    s.run = {3};
    s.comparison.scoring = {CompareOn::Shared, 0.35, false};
    s.comparison.query = {ModalityMask(5), {0.25F, 0.0F, 1.5F}};
    s.comparison.candidates = {ModalityMask(7), {1.0F, 1.0F / 3.0F, 0.5F}};
    s.baseline = Baseline{
        {2},
        {{ModalityMask(1), {1.0F}}, {ModalityMask(2), {0.0F, 1.0F}}, {CompareOn::Own, 0.0, true}}};
    s.baseline->missing = {0.5, ModalityMask(6), 4};
    s.crossfade = 0.25;
    s.missing = {0.125, ModalityMask(3), 0xFFFFFFFFFFFFFFFFULL};
    s.filters.maxPopularity = 1234.5;
    s.filters.mustHave = ModalityMask(2);
    return s;
}

/// With all that one can want of the neighbours.
ExplorationState wishing()
{
    ExplorationState s = state();
    s.filters.minPopularity = 0.1;
    s.filters.popularity = PopularityKnown::Known;
    s.filters.mustLack = ModalityMask(5);
    s.filters.tags = {{"trip hop", true}, {"it's", false}};
    s.filters.columns = {{"country", ColumnFilter::Wants::Equal, "SE", {}, {}},
                         {"country", ColumnFilter::Wants::Equal, "", {}, {}},
                         {"genre", ColumnFilter::Wants::Containing, "ro ck", {}, {}},
                         {"born", ColumnFilter::Wants::Between, "", 1990.5, {}},
                         {"born", ColumnFilter::Wants::Between, "", {}, -1.0 / 3.0}};
    s.wish = {{"c-3", "--d"}, 0.25, 0.125, true};
    return s;
}

TEST(ExplorationStateJsonTest, AStateComesBackAsItWas)
{
    EXPECT_EQ(valueOf(explorationStateFromJson(toJson(state(), kNames), kNames)), state());
    EXPECT_EQ(valueOf(explorationStateFromJson(toJson(wishing(), kNames), kNames)), wishing());
    ExplorationState bare;
    EXPECT_EQ(valueOf(explorationStateFromJson(toJson(bare, kNames), kNames)), bare);
}

TEST(ExplorationStateJsonTest, AStateFromBeforeThereWereWishesIsReadAndWrittenAsItWas)
{
    const std::string old =
        R"({"comparison":{"candidates":{"audio":{"on":true,"weight":1.0}},"compareOn":"own",)"
        R"("hubCorrection":0.0,"localScaling":false,"query":{"audio":{"on":true,"weight":0.5}}},)"
        R"("crossfade":1.0,"filters":{"maxPopularity":9.0,"mustHave":["audio"]},)"
        R"("missing":{"of":[],"seed":0,"share":0.0},"query":["a-1"],"run":3})";
    const std::vector<std::string> names = {"audio"};
    const ExplorationState read = valueOf(explorationStateFromJson(old, names));
    EXPECT_EQ(read.query, std::vector<std::string>{"a-1"});
    EXPECT_EQ(read.wish, Wish());
    EXPECT_EQ(read.filters.maxPopularity, 9.0);
    EXPECT_EQ(read.filters.mustHave, ModalityMask(1));
    EXPECT_EQ(toJson(read, names), old);
}

TEST(ExplorationStateJsonTest, WishesAndFiltersOfAnotherKindAreCorrupt)
{
    const std::string json = toJson(wishing(), kNames);
    const auto with = [&](const std::string& what, const std::string& instead) {
        std::string text = json;
        const std::size_t at = text.find(what);
        if (at == std::string::npos) ADD_FAILURE() << what << " is not in " << text;
        return text.replace(at, what.size(), instead);
    };
    EXPECT_THAT(explorationStateFromJson(json, kNames), test::HasValue());
    for (const std::string& text :
         {with(R"("unheard":0.125)", R"("unheard":1.5)"),
          with(R"("unheard":0.125)", R"("unheard":"much")"),
          with(R"("againstWeight":0.25)", R"("againstWeight":-1)"),
          with(R"("against":[)", R"("against":[7,)"), with(R"("carried":true)", R"("carries":1)"),
          with(R"("mustLack":["audio","listening"])", R"("mustLack":5)")})
        EXPECT_THAT(explorationStateFromJson(text, kNames), HasErrorCode(ErrorCode::Corrupt))
            << text;
    EXPECT_THAT(
        explorationStateFromJson(with(R"("popularity":"known")", R"("popularity":"so")"), kNames),
        test::HasErrorWith("\"so\""));
}

TEST(ExplorationStateJsonTest, ModalitiesGoByNameSoThatTheOrderMayChange)
{
    const std::vector<std::string> turned = {"listening", "audio", "tags"};
    const auto read = valueOf(explorationStateFromJson(toJson(state(), kNames), turned));
    EXPECT_EQ(read.comparison.query.on, ModalityMask(3));
    EXPECT_EQ(read.comparison.query.weights[0], 1.5F);
    EXPECT_EQ(read.comparison.query.weights[1], 0.25F);
    EXPECT_EQ(read.filters.mustHave, ModalityMask(4));
}

TEST(ExplorationStateJsonTest, UnknownModalitiesArePassedOverAndUnnamedOnesAreOff)
{
    const std::vector<std::string> other = {"audio", "lyrics"};
    const auto read = valueOf(explorationStateFromJson(toJson(state(), kNames), other));
    EXPECT_EQ(read.comparison.query.on, ModalityMask(1));
    EXPECT_EQ(read.comparison.candidates.on, ModalityMask(1));
    EXPECT_EQ(read.comparison.candidates.weights[1], 0.0F);
    EXPECT_TRUE(read.filters.mustHave.empty());
}

TEST(ExplorationStateJsonTest, WhatIsNotAStateIsCorrupt)
{
    for (const char* text : {"", "{", "[]", "7", "{}", R"({"query": "a"})",
                             R"({"query":[],"run":"x","comparison":{},"filters":{}})",
                             R"({"query":[],"run":1,"comparison":{"query":{"audio":{"on":1}}}})"})
        EXPECT_THAT(explorationStateFromJson(text, kNames), HasErrorCode(ErrorCode::Corrupt))
            << text;
}

TEST(CommandLineTest, NamesAllThatTheListDependsOn)
{
    EXPECT_EQ(commandLine(state(), kNames, "p.crossfade", 20),
              "crossfade-cli neighbours --project=p.crossfade --artist=a-1 --artist='b'\\''2' "
              "--run=3 --query-modalities=audio,listening "
              "--candidate-modalities=audio,tags,listening "
              "--weights=audio=0.25,tags=0,listening=1.5 "
              "--candidate-weights=audio=1,tags=0.3333333433,listening=0.5 "
              "--compare-on=shared --hub-correction=0.35 --missing=0.125 --missing-of=audio,tags "
              "--missing-seed=18446744073709551615 --max-popularity=1234.5 --has=tags -k 20");
}

TEST(CommandLineTest, NamesWhatIsWishedFor)
{
    const std::string line = commandLine(wishing(), kNames, "p", 20);
    const std::string start = "--missing-seed=18446744073709551615 ";
    EXPECT_EQ(line.substr(line.find(start) + start.size()),
              "--min-popularity=0.1 --max-popularity=1234.5 --popularity=known --has=tags "
              "--lacks=audio,listening --tag='trip hop' --without-tag='it'\\''s' "
              "--column=country=SE --column=country= --column='genre~ro ck' "
              "--column=born:1990.5.. --column=born:..-0.3333333333333333 "
              "--not=c-3 --not=--d --not-weight=0.25 --unheard=0.125 --dissimilar -k 20");
}

TEST(CommandLineTest, APathIsAskedForByWhatIsShown)
{
    ExplorationState s = wishing();
    s.baseline->run = s.run;
    s.baseline->missing = s.missing;
    s.crossfade = 0.0;
    const std::string line = pathCommandLine(s, kNames, "p", "b 2", 4);
    EXPECT_EQ(line.find("crossfade-cli path --project=p --run=3 --query-modalities=audio "
                        "--candidate-modalities=tags "),
              0U)
        << line;
    EXPECT_EQ(line.find("--baseline"), std::string::npos) << "there is none to compare with";
    EXPECT_EQ(line.find("--not"), std::string::npos);
    EXPECT_NE(line.find("--local-scaling --missing=0.125 "), std::string::npos) << line;
    EXPECT_TRUE(line.ends_with("--column=born:..-0.3333333333333333 --stops=4 -- a-1 'b 2'"))
        << line;
}

TEST(CommandLineTest, NamesTheBaselineOfTheSameRunAndThePlaceOfTheCrossfader)
{
    ExplorationState s = state();
    EXPECT_EQ(commandLine(s, kNames, "p", 20).find("--baseline"), std::string::npos)
        << "it is another run's";
    s.baseline->run = s.run;
    EXPECT_EQ(commandLine(s, kNames, "p", 20).find("--baseline"), std::string::npos)
        << "of the two something else is missing";
    s.baseline->missing = s.missing;
    const std::string baseline = " --baseline='audio=1/tags=1;own,local-scaling'";
    const auto says = [&](const std::string& words) {
        return commandLine(s, kNames, "p", 20).find(words) != std::string::npos;
    };
    EXPECT_TRUE(says(baseline + " --baseline-missing --crossfade=0.25 --max"));
    s.baseline->missing = {};
    EXPECT_TRUE(says(baseline + " --max")) << "nothing to fade between, and it knows everything";
    s.missing = {};
    EXPECT_TRUE(says(baseline + " --crossfade=0.25 --max"));
}

TEST(ExplorationStateTest, ShowsWhatTheCrossfaderMakesOfBothSettings)
{
    ExplorationState s = state();
    EXPECT_EQ(s.shown(), s.comparison) << "the baseline is another run's";
    s.baseline->run = s.run;
    EXPECT_FALSE(s.canFade());
    EXPECT_EQ(s.shown(), s.comparison) << "something else is missing of the baseline";
    s.baseline->missing = s.missing;
    EXPECT_TRUE(s.canFade());
    EXPECT_EQ(s.shown(), crossfaded(s.baseline->comparison, s.comparison, 0.25));
    s.crossfade = 0.0;
    EXPECT_EQ(s.shown(), s.baseline->comparison);
    s.baseline.reset();
    EXPECT_EQ(s.shown(), s.comparison);
}

TEST(CommandLineTest, SaysNoneWhereAllIsOff)
{
    ExplorationState s = state();
    s.comparison.query.on = ModalityMask();
    EXPECT_NE(commandLine(s, kNames, "p", 5).find("--query-modalities=none"), std::string::npos);
}

/// What a shell makes of the words: one per line.
std::string throughShell(const std::string& words)
{
    const std::string command = "printf '%s\\n' " + words;
    FILE* shell = ::popen(command.c_str(), "r");
    std::string output;
    std::array<char, 256> buffer{};
    for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), shell)) > 0;)
        output.append(buffer.data(), n);
    ::pclose(shell);
    return output;
}

TEST(CommandLineTest, QuotesForAShellWhateverTheTextsHold)
{
    for (const std::string text :
         {"plain", "two words", "it's", "$HOME", "`id`", "a\"b", "back\\slash", "*", "~", "", "!x",
          "a;b&c|d>e", "Sigur Rós", "-dash", "--run"}) {
        ExplorationState s;
        s.query = {text};
        const std::string line = commandLine(s, kNames, text, 5);
        const std::string start = "crossfade-cli neighbours ";
        const std::string seen = throughShell(line.substr(start.size()));
        EXPECT_EQ(seen.substr(0, seen.find("--run=")),
                  "--project=" + text + "\n--artist=" + text + "\n");
    }
}

ExplorationState numbered(std::int64_t number)
{
    ExplorationState s;
    s.run = {number};
    return s;
}

TEST(StateHistoryTest, GoesBackAndForth)
{
    StateHistory history(numbered(1));
    EXPECT_FALSE(history.canUndo());
    EXPECT_FALSE(history.undo());
    EXPECT_FALSE(history.redo());
    history.push(numbered(2));
    history.push(numbered(3));
    EXPECT_FALSE(history.canRedo());
    EXPECT_TRUE(history.undo());
    EXPECT_EQ(history.current(), numbered(2));
    EXPECT_TRUE(history.undo());
    EXPECT_EQ(history.current(), numbered(1));
    EXPECT_FALSE(history.undo());
    EXPECT_TRUE(history.redo());
    EXPECT_TRUE(history.redo());
    EXPECT_EQ(history.current(), numbered(3));
}

TEST(StateHistoryTest, PushingAfterAnUndoForgetsWhatWasUndone)
{
    StateHistory history(numbered(1));
    history.push(numbered(2));
    history.push(numbered(3));
    history.undo();
    history.undo();
    history.push(numbered(4));
    EXPECT_FALSE(history.canRedo());
    EXPECT_EQ(history.current(), numbered(4));
    history.undo();
    EXPECT_EQ(history.current(), numbered(1));
}

TEST(StateHistoryTest, AnEqualStateIsNoStep)
{
    StateHistory history(numbered(1));
    history.push(numbered(1));
    EXPECT_FALSE(history.canUndo());
    history.push(numbered(2));
    history.undo();
    history.push(numbered(1));
    EXPECT_TRUE(history.canRedo()) << "nothing was done, so nothing is forgotten";
}

}  // namespace
}  // namespace crossfade
