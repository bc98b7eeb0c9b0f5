// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/sweep.h"

#include "tests/support/matchers.h"
#include "tests/support/temp_dir.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <set>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::HasValue;
using test::valueOf;
using testing::ElementsAre;

const std::vector<std::string> kModalities = {"audio", "tags", "listening"};

Result<Sweep> parse(const std::string& text)
{
    return parseSweep(text, "a.sweep", kModalities);
}

std::vector<std::string> labels(const Sweep& sweep)
{
    std::vector<std::string> all;
    for (const SweepRun& run : sweep.runs) all.push_back(run.label);
    return all;
}

TEST(SweepTest, RunsAreTheProductInTheOrderWrittenLastKeyFastest)
{
    const std::string text =
        "# What does it ask?\n"
        "name = temperature  sweep   # two words\n"
        "\n"
        "objective = subset\n"
        "temperature = 0.05 0.10\n"
        "epochs=3\n"
        "\tseed = 0 1\t2\n";
    const Sweep sweep = valueOf(parse(text));
    EXPECT_EQ(sweep.name, "temperature sweep");
    EXPECT_EQ(sweep.text, text);
    EXPECT_THAT(labels(sweep), ElementsAre("temperature=0.05 seed=0", "temperature=0.05 seed=1",
                                           "temperature=0.05 seed=2", "temperature=0.10 seed=0",
                                           "temperature=0.10 seed=1", "temperature=0.10 seed=2"));
    TrainOptions last = TrainOptions::defaultsFor(Objective::Subset);
    last.temperature = 0.1;
    last.epochs = 3;
    last.seed = 2;
    EXPECT_EQ(sweep.runs.back().options, last);
}

TEST(SweepTest, ObjectivesBringTheirDefaultsWhereverTheyStand)
{
    const Sweep sweep = valueOf(parse("seed = 3\nobjective = pairwise joint\nname = objectives"));
    ASSERT_EQ(sweep.runs.size(), 2U);
    TrainOptions joint = TrainOptions::defaultsFor(Objective::Joint);
    joint.seed = 3;
    EXPECT_EQ(sweep.runs[1].options, joint);
    EXPECT_EQ(sweep.runs[1].label, "objective=joint");
}

TEST(SweepTest, ADashIsAnEmptyValue)
{
    const Sweep sweep = valueOf(
        parse("name = x\nrandom-encoders = - audio\nmodalities = audio,tags tags,listening -\n"));
    ASSERT_EQ(sweep.runs.size(), 6U);
    EXPECT_TRUE(sweep.runs[2].options.randomEncoders.empty());
    EXPECT_TRUE(sweep.runs[2].options.modalities.empty());
    EXPECT_EQ(sweep.runs[2].label, "random-encoders=- modalities=-");
    EXPECT_THAT(sweep.runs[4].options.modalities, ElementsAre("tags", "listening"));
    EXPECT_THAT(sweep.runs[4].options.randomEncoders, ElementsAre("audio"));
}

TEST(SweepTest, OneOfComparesChangesOneAtATime)
{
    const Sweep sweep =
        valueOf(parseSweep("name = choice\none-of = - dropout=0.5 "
                           "objective=pairwise;hidden=64\nepochs = 7\nseed = 0 1\n",
                           "choice.sweep", kModalities));
    ASSERT_EQ(sweep.runs.size(), 6U);
    EXPECT_EQ(sweep.runs[0].label, "plain seed=0");
    EXPECT_EQ(sweep.runs[3].label, "dropout=0.5 seed=1");
    EXPECT_EQ(sweep.runs[4].label, "objective=pairwise;hidden=64 seed=0");
    EXPECT_EQ(labelWithoutSeed(sweep.runs[4].label), "objective=pairwise;hidden=64");
    TrainOptions plain = TrainOptions::defaultsFor(Objective::Subset);
    plain.epochs = 7;
    EXPECT_EQ(sweep.runs[0].options, plain);
    plain.dropout = 0.5;
    EXPECT_EQ(sweep.runs[2].options, plain);
    TrainOptions pairwise = TrainOptions::defaultsFor(Objective::Pairwise);
    pairwise.hidden = 64;
    pairwise.epochs = 7;
    EXPECT_EQ(sweep.runs[4].options, pairwise);
    const auto fault = [](const std::string& line) {
        return parseSweep("name = x\n" + line, "x.sweep", kModalities);
    };
    EXPECT_THAT(fault("one-of = dropout"), HasErrorWith("x.sweep:2: What one-of"));
    EXPECT_THAT(fault("one-of = dropout=loud"), HasErrorWith("\"loud\""));
    EXPECT_THAT(fault("one-of = smell=1"), HasErrorWith("\"smell\""));
    EXPECT_THAT(fault("one-of = dropout=0.1 dropout=0.10"), HasErrorWith("twice"));
    EXPECT_THAT(fault("one-of = - dropout=7"), HasErrorWith("dropout is 7"));
}

TEST(SweepTest, OneRunIsCalledLikeItsSweep)
{
    const Sweep sweep =
        valueOf(parse("\xEF\xBB\xBFname = Björk\r\nweights = audio=0.3,tags=1\r\n"));
    ASSERT_EQ(sweep.runs.size(), 1U);
    EXPECT_EQ(sweep.runs[0].label, "Björk");
    EXPECT_EQ(sweep.runs[0].options.startWeight("audio"), 0.3);
}

TEST(SweepTest, AHiddenLayerStartsAtRandom)
{
    const Sweep sweep = valueOf(parse("name = x\nhidden = 0 64\n"));
    EXPECT_EQ(sweep.runs[0].options.initialisation, Initialisation::Pca);
    EXPECT_EQ(sweep.runs[1].options.initialisation, Initialisation::Random);
}

TEST(SweepTest, LabelsWithoutTheSeedBringRunsTogether)
{
    EXPECT_EQ(labelWithoutSeed("temperature=0.05 seed=1"), "temperature=0.05");
    EXPECT_EQ(labelWithoutSeed("seed=1 batch=2"), "batch=2");
    EXPECT_EQ(labelWithoutSeed("seed=1"), "");
    EXPECT_EQ(labelWithoutSeed("the sweep"), "the sweep");
}

TEST(SweepTest, FaultsAreNamedWithFileLineAndValue)
{
    std::string many = "name = x\nseed =";
    for (int seed = 0; seed < 501; ++seed) many += " " + std::to_string(seed);
    const std::pair<std::string, std::string> faults[] = {
        {"", "a.sweep: The sweep has no name"},
        {"# only a comment", "no name"},
        {"seed = 1", "no name"},
        {"name =", "a.sweep:1: The key name has no value."},
        {"name = x\nseed = # none", "a.sweep:2: The key seed has no value."},
        {"name = x\n\ntempo = 3",
         "a.sweep:3: There is no key \"tempo\"; there are name, objective"},
        {"name = x\njust words", "a.sweep:2: A line is written key = values, not \"just words\"."},
        {"name = x\n= 3", "There is no key \"\""},
        {"name = x\nseed = 1\n\nseed = 2", "a.sweep:4: The key seed is there already, in line 2."},
        {"name = x\nname = y", "a.sweep:2: The key name is there already"},
        {"name = x\nepochs = 3 many", "a.sweep:2: The option epochs is \"many\""},
        {"name = x\nepochs = -", "a.sweep:2: The option epochs is \"-\""},
        {"name = x\nseed = -1", "\"-1\""},
        {"name = x\nobjective = triplet", "a.sweep:2: The objective \"triplet\""},
        {"name = x\ntemperature = 0.1 0.10", "a.sweep:2: The key temperature has \"0.10\" twice."},
        {"name = x\nobjective = joint joint", "twice"},
        {many, "a.sweep:2: Up to this line the sweep has 501 runs; it may have 500."},
        {"name = x\ntemperature = 0.1 0", "a.sweep:2: The option temperature is 0; it goes from"},
        {"seed = 1 2\nname = x\nmodalities = audio,tags audio", "a.sweep:3: A model needs two"},
        {"name = x\nmodalities = audio,smell", "a.sweep:2: There is no modality \"smell\""},
        {"name = x\nhidden = 0 64\nseed = 0 1\ninit = pca random",
         "a.sweep:4: Only linear encoders (hidden 0) can start from PCA; hidden is 64. (the run "
         "hidden=64 seed=0 init=pca)"},
        {"init = pca\nobjective = joint\nname = x", "a.sweep:2: Only linear"},
        {"name = x\nseed = 1 \xFF", "a.sweep:2: This is not UTF-8 text."},
        {std::string("name = x\n\nsee\0d = 1", 17), "a.sweep:3: This is not UTF-8 text."},
    };
    for (const auto& [text, sentence] : faults) {
        EXPECT_THAT(parse(text), HasErrorWith(sentence)) << text;
        EXPECT_THAT(parse(text), HasErrorCode(ErrorCode::InvalidInput)) << text;
    }
}

TEST(SweepTest, FiveHundredRunsMayBe)
{
    std::string text = "name = x\nbatch = 16 32\nseed =";
    for (int seed = 0; seed < 250; ++seed) text += " " + std::to_string(seed);
    EXPECT_EQ(valueOf(parse(text)).runs.size(), kMostSweepRuns);
}

TEST(ReadySweepsTest, AllOfThemCanBeRunAndSayWhatTheyAsk)
{
    const std::filesystem::path folder =
        std::filesystem::path(CROSSFADE_SOURCE_DIR) / "resources/experiments";
    std::size_t count = 0;
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        ++count;
        const std::string file = entry.path().filename().string();
        EXPECT_EQ(entry.path().extension(), ".sweep") << file;
        const std::string text = test::readBytes(entry.path());
        EXPECT_TRUE(text.starts_with("# ")) << file;
        EXPECT_NE(text.find('?'), std::string::npos) << file << " asks nothing";
        const auto sweep = parseSweep(text, file, kModalities);
        ASSERT_THAT(sweep, HasValue()) << file;
        EXPECT_GT(sweep.value().runs.size(), 1U) << file;
        EXPECT_TRUE(names.insert(sweep.value().name).second) << file;
    }
    EXPECT_GE(count, 14U);
}

}  // namespace
}  // namespace crossfade
