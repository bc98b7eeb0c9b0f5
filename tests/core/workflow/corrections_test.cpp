// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/corrections.h"

#include "core/store/catalogue_repository.h"
#include "core/store/feature_repository.h"
#include "core/workflow/collections.h"
#include "core/workflow/judgements.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::TempDir;
using test::valueOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using Tags = std::vector<std::pair<std::string, float>>;

/// All that a program sees of a project's catalogue.
struct Seen {
    Catalogue catalogue;
    std::vector<ArtistId> ids;
    std::string dataHash, contentHash, featureHash;
    ModalityVectors features;
    std::vector<std::vector<std::byte>> transforms;

    bool operator==(const Seen&) const = default;
};

/// A generated catalogue of 61 artists (audio, listening, tags) with one run.
class CorrectionsTest : public testing::Test {
protected:
    CorrectionsTest() : m_path(test::makeTrainedProject(m_dir)) {}

    Seen seen() const
    {
        Database db = valueOf(Database::open(m_path, Access::ReadWrite));
        StoredCatalogue stored =
            valueOf(CatalogueRepository(db).load(CatalogueRepository::Parts::Everything));
        Seen all;
        all.features = valueOf(FeatureRepository(db).load(stored));
        all.transforms = valueOf(FeatureRepository(db).loadTransforms(stored, stored.featureHash));
        all.catalogue = std::move(stored.catalogue);
        all.ids = stored.artistIds;
        all.dataHash = stored.dataHash;
        all.contentHash = stored.contentHash;
        all.featureHash = stored.featureHash;
        return all;
    }
    CorrectionReport made(const Correction& correction)
    {
        return valueOf(correct(m_path, correction, JobContext()));
    }
    Status refused(const Correction& correction) const
    {
        const auto result = correct(m_path, correction, JobContext());
        if (result.hasValue()) return ok();
        return result.error();
    }
    CorrectionReport undo() { return valueOf(undoCorrection(m_path, JobContext())); }
    Project project() const { return valueOf(Project::open(m_path)); }
    /// What is given of an artist in the modality of tags, by name.
    Tags tagsOf(const std::string& id) const
    {
        for (const auto& given : stateOf(seen().catalogue, id).given)
            if (given.modality == "tags") return given.amounts;
        return {};
    }
    /// Makes a correction, undoes it and makes it again: all is as it was, and then as it became.
    void expectThereAndBack(const Correction& correction)
    {
        const Seen before = seen();
        made(correction);
        const Seen after = seen();
        EXPECT_NE(after.contentHash, before.contentHash);
        undo();
        EXPECT_EQ(seen(), before);
        static_cast<void>(valueOf(redoCorrection(m_path, JobContext())));
        EXPECT_EQ(seen(), after);
        undo();
    }

    TempDir m_dir;
    std::filesystem::path m_path;
};

TEST_F(CorrectionsTest, ANameIsCorrectedFoundAndUndone)
{
    const CorrectionReport report = made(NameCorrection{"artist-1", "  Sigur   Rós "});
    EXPECT_EQ(report.what, "\"Artist Number 1\" is called \"Sigur Rós\".");
    EXPECT_FALSE(report.featuresChanged);
    EXPECT_EQ(project().catalogue()->artists()[valueOf(project().resolveArtist("sigur ros"))].id,
              "artist-1");
    EXPECT_TRUE(valueOf(project().loadRun({}))->sameData);
    EXPECT_EQ(undo().what, "Undone: \"Artist Number 1\" is called \"Sigur Rós\".");
    EXPECT_THAT(project().resolveArtist("sigur ros"), HasErrorCode(ErrorCode::NotFound));
    expectThereAndBack(NameCorrection{"artist-2", "Otherwise"});
}

TEST_F(CorrectionsTest, AHomonymIsRemarkedAndWhatIsWrongRefused)
{
    EXPECT_THAT(made(NameCorrection{"artist-1", "Artist Number 2"}).remarks,
                Contains(HasSubstr("1 other artist has this name too")));
    EXPECT_THAT(refused(NameCorrection{"nobody", "x"}),
                HasErrorWith("no artist with the id \"nobody\""));
    EXPECT_THAT(refused(NameCorrection{"artist-2", " "}), HasErrorWith("needs a name"));
    EXPECT_THAT(refused(NameCorrection{"artist-2", "Artist Number 2"}),
                HasErrorWith("nothing is to be corrected"));
}

TEST_F(CorrectionsTest, TagsAreAddedRemovedAndRenamedForOneOrAll)
{
    const Tags before = tagsOf("artist-1");
    ASSERT_GE(before.size(), 2U);
    const std::string first = before[0].first;
    TagCorrection one{"", "artist-1", {{"brand new", 0.0F}, {"counted", 2.5F}}, {first}, {}};
    const CorrectionReport report = made(one);
    EXPECT_TRUE(report.featuresChanged);
    EXPECT_EQ(report.what, "Tags of \"Artist Number 1\" (tags): without \"" + first +
                               "\", with \"brand new\", with \"counted\".");
    EXPECT_THAT(tagsOf("artist-1"), Contains(std::pair(std::string("counted"), 2.5F)));
    EXPECT_THAT(tagsOf("artist-1"), Not(Contains(testing::Key(first))));
    EXPECT_TRUE(report.runsBehind);
    EXPECT_FALSE(undo().runsBehind) << "it is as the run was trained";
    EXPECT_EQ(tagsOf("artist-1"), before);
    expectThereAndBack(TagCorrection{"tags", "", {}, {}, {{first, before[1].first}}});
    expectThereAndBack(TagCorrection{"tags", "artist-1", {}, {}, {{first, "mine"}}});
    made(TagCorrection{"tags", "", {}, {}, {{first, before[1].first}}});
    const Catalogue after = seen().catalogue;
    for (const Artist& artist : after.artists)
        EXPECT_THAT(tagsOf(artist.id), Not(Contains(testing::Key(first))));
}

TEST_F(CorrectionsTest, TagsThatCantBeAreRefused)
{
    EXPECT_THAT(refused(TagCorrection{"audio", "artist-1", {{"x", 1.0F}}, {}, {}}),
                HasErrorWith("\"audio\" is no modality of tags; there are tags"));
    EXPECT_THAT(refused(TagCorrection{"", "artist-1", {}, {"never"}, {}}),
                HasErrorWith("does not have the tag \"never\""));
    EXPECT_THAT(refused(TagCorrection{"", "", {}, {}, {{"never", "x"}}}),
                HasErrorWith("has the tag \"never\""));
    EXPECT_THAT(refused(TagCorrection{"", "", {{"x", 1.0F}}, {}, {}}),
                HasErrorWith("Say whose tags"));
    EXPECT_THAT(refused(TagCorrection{"", "artist-1", {{"x", -1.0F}}, {}, {}}),
                HasErrorWith("The count -1 of \"x\""));
}

TEST_F(CorrectionsTest, AMergeTakesTheChosenDataAndWhatPeopleKeepFollows)
{
    const Catalogue before = seen().catalogue;
    const ArtistState one = stateOf(before, "artist-1");
    const ArtistState other = stateOf(before, "artist-5");
    {
        Project open = project();
        static_cast<void>(valueOf(createCollection(open, "Friday", "", {{"artist-5", "mine"}})));
        static_cast<void>(valueOf(setMark(open, {"artist-5", {"artist-2"}, Mark::Keep})));
        static_cast<void>(valueOf(setNote(open, {"artist-5", "a note"})));
    }
    const CorrectionReport report = made(MergeCorrection{"artist-1", "artist-5", {}});
    EXPECT_EQ(report.artist, "artist-1");
    EXPECT_GT(report.kept, 0U);
    const Catalogue after = seen().catalogue;
    EXPECT_EQ(after.artists.size(), before.artists.size() - 1);
    EXPECT_FALSE(stateOf(after, "artist-5").artist);
    const ArtistState merged = stateOf(after, "artist-1");
    for (const auto& given : merged.given) {
        if (given.modality != "tags") continue;
        float sum = 0.0F;
        float parts = 0.0F;
        for (const auto& [tag, count] : given.amounts) sum += count;
        for (const ArtistState* state : {&one, &other})
            for (const auto& had : state->given)
                if (had.modality == "tags")
                    for (const auto& [tag, count] : had.amounts) parts += count;
        EXPECT_FLOAT_EQ(sum, parts);
    }
    for (const std::string& id : other.similar)
        if (id != "artist-1") {
            EXPECT_THAT(merged.similar, Contains(id));
        }
    Project open = project();
    EXPECT_EQ(valueOf(findCollection(open, "Friday")).artists,
              (std::vector<CollectionArtist>{{"artist-1", "mine"}}));
    EXPECT_EQ(valueOf(allMarks(open))[0].artist, "artist-1");
    EXPECT_EQ(valueOf(allNotes(open))[0].artist, "artist-1");
    undo();
    EXPECT_EQ(seen().catalogue, before);
    Project again = project();
    EXPECT_EQ(valueOf(findCollection(again, "Friday")).artists,
              (std::vector<CollectionArtist>{{"artist-5", "mine"}}));
    EXPECT_EQ(valueOf(allMarks(again))[0].artist, "artist-5");
    EXPECT_EQ(valueOf(allNotes(again))[0].artist, "artist-5");
    expectThereAndBack(MergeCorrection{"artist-9", "artist-2", {}});
}

TEST_F(CorrectionsTest, OfAMergeOneSaysWhoseModalityCounts)
{
    const Catalogue before = seen().catalogue;
    const auto valuesOf = [](const Catalogue& catalogue, const std::string& id) {
        for (const auto& given : stateOf(catalogue, id).given)
            if (given.modality == "audio") return given.values;
        return std::vector<float>();
    };
    std::vector<std::string> with;
    for (const Artist& artist : before.artists)
        if (!valuesOf(before, artist.id).empty()) with.push_back(artist.id);
    ASSERT_GE(with.size(), 2U);
    const auto merge = [&](MergeChoice choice) {
        return MergeCorrection{with[0], with[1], {{"audio", choice}}};
    };
    made(merge(MergeChoice::Dropped));
    EXPECT_EQ(valuesOf(seen().catalogue, with[0]), valuesOf(before, with[1]));
    undo();
    made(merge(MergeChoice::Kept));
    EXPECT_EQ(valuesOf(seen().catalogue, with[0]), valuesOf(before, with[0]));
    undo();
    EXPECT_THAT(refused(merge(MergeChoice::Both)), HasErrorWith("can't be added up"));
    EXPECT_THAT(refused(MergeCorrection{with[0], with[0], {}}), HasErrorWith("with themselves"));
    EXPECT_THAT(refused(MergeCorrection{with[0], with[1], {{"smell", MergeChoice::Kept}}}),
                HasErrorWith("no modality \"smell\""));
}

TEST_F(CorrectionsTest, AModalityIsReplacedOrAddedFromAFile)
{
    const auto replaced = m_dir.write("tags.tsv",
                                      "id\ttag\tcount\nartist-1\tx\t3\nartist-2\tx\t1\nartist-"
                                      "3\tx\t1\nartist-3\ty\t1\nartist-1\ty\t1\nartist-2\ty\t2\n");
    const CorrectionReport report = made(ModalityCorrection{replaced});
    EXPECT_EQ(report.what, "The modality \"tags\" is replaced: tags, 3 artists.");
    EXPECT_THAT(report.remarks, Contains("6 rows read from tags.tsv."));
    EXPECT_EQ(tagsOf("artist-1"), (Tags{{"x", 3.0F}, {"y", 1.0F}}));
    const auto mood =
        m_dir.write("mood.csv", "id,calm,loud\nartist-1,1,2\nartist-2,2,0\nartist-3,0,1\n");
    EXPECT_EQ(made(ModalityCorrection{mood}).what,
              "The modality \"mood\" is added: dense, 3 artists.");
    EXPECT_THAT(project().catalogue()->modalityNames, Contains("mood"));
    EXPECT_EQ(valueOf(project().loadRun({}))->record.modalities.size(), 3U) << "as it was trained";
    undo();
    undo();
    expectThereAndBack(ModalityCorrection{replaced});
    expectThereAndBack(ModalityCorrection{mood});
}

TEST_F(CorrectionsTest, AFileWithAFaultIsRefusedAsAtImport)
{
    const Seen before = seen();
    const auto faulty = m_dir.write("mood.tsv", "id\tcalm\nartist-1\t1\nnobody\tx\n");
    EXPECT_THAT(refused(ModalityCorrection{faulty}), HasErrorWith("mood.tsv:3"));
    EXPECT_THAT(refused(ModalityCorrection{m_dir.write("mood.txt", "")}),
                HasErrorWith(".tsv, .csv or .npy"));
    EXPECT_THAT(refused(ModalityCorrection{m_dir.write("artists.tsv", "id\tx\n")}),
                Not(test::HasValue()));
    EXPECT_THAT(refused(ModalityCorrection{m_dir / "none.tsv"}), Not(test::HasValue()));
    EXPECT_EQ(seen(), before);
}

TEST_F(CorrectionsTest, ANewArtistComesLastAndCanBeUndone)
{
    NewArtistCorrection wanted;
    wanted.artist.name = "Brand New";
    wanted.given.push_back({"tags", 0, {}, {{"x", 1.0F}}});
    const CorrectionReport report = made(wanted);
    EXPECT_EQ(report.artist, "new-brand-new");
    EXPECT_EQ(project().catalogue()->artists().back().id, "new-brand-new");
    EXPECT_EQ(made(wanted).artist, "new-brand-new-2");
    undo();
    undo();
    expectThereAndBack(wanted);
    wanted.given.push_back({"audio", 0, {1.0F}, {}});
    EXPECT_THAT(refused(wanted), HasErrorWith("numbers, and here are 1"));
}

TEST_F(CorrectionsTest, RunsKeepTheirVectorsThroughAMergeAndBack)
{
    const auto encodingOf = [this](const std::string& id) {
        Project open = project();
        const auto run = valueOf(open.loadRun({}));
        const auto row = valueOf(open.resolveArtist(id));
        const auto vector = run->index.encodings().vectors[0].row(row);
        return std::vector<float>(vector.begin(), vector.end());
    };
    const auto one = encodingOf("artist-1");
    const auto other = encodingOf("artist-5");
    made(MergeCorrection{"artist-1", "artist-5", {}});
    EXPECT_EQ(encodingOf("artist-1"), one);
    EXPECT_FALSE(valueOf(project().loadRun({}))->sameData);
    undo();
    EXPECT_EQ(encodingOf("artist-5"), other);
    EXPECT_TRUE(valueOf(project().loadRun({}))->sameData);
}

TEST_F(CorrectionsTest, TheLogIsAStackThatANewCorrectionCutsShort)
{
    EXPECT_THAT(undoCorrection(m_path, JobContext()), HasErrorCode(ErrorCode::NotFound));
    made(NameCorrection{"artist-1", "One"});
    made(NameCorrection{"artist-2", "Two"});
    undo();
    Project open = project();
    auto log = valueOf(corrections(open));
    ASSERT_EQ(log.size(), 2U);
    EXPECT_TRUE(log[0].inForce);
    EXPECT_FALSE(log[1].inForce);
    made(NameCorrection{"artist-3", "Three"});
    log = valueOf(corrections(open));
    ASSERT_EQ(log.size(), 2U);
    EXPECT_THAT(log[1].what, HasSubstr("Three"));
    EXPECT_THAT(redoCorrection(m_path, JobContext()), HasErrorCode(ErrorCode::NotFound));
    undo();
    undo();
    EXPECT_THAT(project().resolveArtist("One"), HasErrorCode(ErrorCode::NotFound));
}

TEST_F(CorrectionsTest, AnImportMakesTheFoldersWordCountAgainAndSaysSo)
{
    made(NameCorrection{"artist-1", "One"});
    const ImportSummary summary =
        valueOf(importCatalogue(m_dir / "folder", m_path, test::quickImport(), JobContext()));
    EXPECT_EQ(summary.correctionsLost, 1U);
    Project open = project();
    EXPECT_TRUE(valueOf(corrections(open)).empty());
    EXPECT_THAT(open.resolveArtist("One"), HasErrorCode(ErrorCode::NotFound));
}

TEST_F(CorrectionsTest, ACancelLeavesEverythingAsItWas)
{
    const Seen before = seen();
    std::stop_source stop;
    int steps = 0;
    const JobContext job(stop.get_token(), [&](const JobContext::Progress& progress) {
        if (progress.step.starts_with("Storing") && ++steps == 2) stop.request_stop();
    });
    EXPECT_THAT(correct(m_path, TagCorrection{"", "artist-1", {{"x", 1.0F}}, {}, {}}, job),
                HasErrorCode(ErrorCode::Cancelled));
    EXPECT_EQ(seen(), before);
    Project open = project();
    EXPECT_TRUE(valueOf(corrections(open)).empty());
}

TEST_F(CorrectionsTest, ADeltaSurvivesTheStoreBitByBit)
{
    CatalogueDelta delta;
    const Catalogue catalogue = seen().catalogue;
    delta.artists = {stateOf(catalogue, "artist-1"), stateOf(catalogue, "nobody")};
    delta.artists[0].artist->popularity = 0.1;
    EXPECT_EQ(valueOf(deltaFromBytes(toBytes(delta))), delta);
    CatalogueDelta whole;
    for (const ModalityData& modality : catalogue.modalities)
        whole.modalities.emplace_back(modality.name, modality);
    whole.modalities.emplace_back("gone", std::nullopt);
    EXPECT_EQ(valueOf(deltaFromBytes(toBytes(whole))), whole);
    EXPECT_THAT(deltaFromBytes({}), HasErrorCode(ErrorCode::Corrupt));
}

}  // namespace
}  // namespace crossfade
