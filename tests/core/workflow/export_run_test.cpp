// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/export_run.h"

#include "core/base/text.h"
#include "core/import/npy_reader.h"
#include "core/workflow/project.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gtest/gtest.h>

#include <cstring>
#include <optional>

namespace crossfade {
namespace {

using test::expectOk;
using test::HasErrorCode;
using test::HasErrorWith;
using test::readBytes;
using test::TempDir;
using test::valueOf;

class ExportRunTest : public testing::Test {
protected:
    ExportRunTest()
    {
        m_project.emplace(valueOf(Project::open(test::makeTrainedProject(m_dir))));
        m_run = valueOf(m_project->loadRun({}));
        std::filesystem::create_directory(m_dir / "out");
    }
    std::vector<std::string> listOut() const
    {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(m_dir / "out"))
            names.push_back(entry.path().filename().string());
        std::ranges::sort(names);
        return names;
    }

    TempDir m_dir;
    std::optional<Project> m_project;
    std::shared_ptr<const LoadedRun> m_run;
};

TEST_F(ExportRunTest, EmbeddingsAreReadBackByOurOwnReader)
{
    const auto file = m_dir / "out/e.npy";
    EXPECT_EQ(valueOf(exportEmbeddings(*m_project->catalogue(), *m_run, file)), 60U);
    const Matrix matrix = valueOf(readNpy(file));
    EXPECT_EQ(matrix.rows, 60U);
    EXPECT_EQ(matrix.cols, 8U);
    for (std::size_t i = 0; i < matrix.rows; ++i) {
        double square = 0.0;
        for (const float v : matrix.row(i))
            square += static_cast<double>(v) * static_cast<double>(v);
        EXPECT_NEAR(square, 1.0, 1e-5);
    }
    const std::string ids = readBytes(m_dir / "out/e.ids.txt");
    EXPECT_EQ(std::ranges::count(ids, '\n'), 60);
    EXPECT_EQ(ids.find("bare"), std::string::npos) << "who has no encoding is left out";
    EXPECT_EQ(listOut(), (std::vector<std::string>{"e.ids.txt", "e.notice.txt", "e.npy"}));
    EXPECT_EQ(readBytes(m_dir / "out/e.notice.txt"), "made up\n");
}

TEST_F(ExportRunTest, TheNumbersStartAtAMultipleOfSixtyFourBytes)
{
    const auto file = m_dir / "out/e.npy";
    static_cast<void>(valueOf(exportEmbeddings(*m_project->catalogue(), *m_run, file)));
    const std::string bytes = readBytes(file);
    EXPECT_EQ((bytes.size() - 60 * 8 * sizeof(float)) % 64, 0U);
}

TEST_F(ExportRunTest, TheMapIsATableUnderTheNotice)
{
    const auto file = m_dir / "out/map.tsv";
    EXPECT_EQ(valueOf(exportMap(*m_project->catalogue(), m_run->layout, file)), 60U);
    const auto lines = splitText(readBytes(file), '\n');
    EXPECT_EQ(lines[0], "# made up");
    EXPECT_EQ(lines[1], "id\tx\ty");
    ASSERT_EQ(lines.size(), 63U);
    const auto fields = splitText(lines[2], '\t');
    ASSERT_EQ(fields.size(), 3U);
    EXPECT_EQ(fields[0], "artist-0");
    EXPECT_NEAR(parseNumber(fields[1]).value_or(99.0), m_run->layout.at(0, 0), 1e-4);
}

TEST_F(ExportRunTest, ANoticeOfSeveralLinesStandsOnOne)
{
    m_dir.write("folder/catalogue.json", R"({"notice":"made up\nid\tx\r\nfrom nothing\n"})");
    const auto path = m_dir / "p.crossfade";
    static_cast<void>(
        valueOf(importCatalogue(m_dir / "folder", path, test::quickImport(), JobContext())));
    expectOk(m_project->reload());
    const auto file = m_dir / "out/map.tsv";
    static_cast<void>(valueOf(exportMap(*m_project->catalogue(), m_run->layout, file)));
    const auto lines = splitText(readBytes(file), '\n');
    EXPECT_EQ(lines[0], "# made up id x from nothing");
    EXPECT_EQ(lines[1], "id\tx\ty");
}

TEST_F(ExportRunTest, AFileThatCannotBeWrittenIsNamedAndLeavesNothing)
{
    const auto failed = exportEmbeddings(*m_project->catalogue(), *m_run, m_dir / "none/e.npy");
    EXPECT_THAT(failed, HasErrorCode(ErrorCode::Io));
    EXPECT_THAT(failed, HasErrorWith("none/e."));
    EXPECT_THAT(exportMap(*m_project->catalogue(), m_run->layout, m_dir / "none/map.tsv"),
                HasErrorWith("none/map.tsv"));
}

TEST(WriteWholeFileTest, ReplacesAFileWhole)
{
    const TempDir dir;
    dir.write("x", "old and longer");
    expectOk(writeWholeFile(dir / "x", std::string_view("new\0", 4)));
    EXPECT_EQ(readBytes(dir / "x"), std::string("new\0", 4));
    EXPECT_EQ(dir.listing(), "x");
}

TEST(WriteWholeFileTest, ADirectoryInTheWayIsAnErrorThatLeavesNoPartialFile)
{
    const TempDir dir;
    std::filesystem::create_directory(dir / "x");
    EXPECT_THAT(writeWholeFile(dir / "x", "new"), HasErrorCode(ErrorCode::Io));
    EXPECT_EQ(dir.listing(), "x");
}

}  // namespace
}  // namespace crossfade
