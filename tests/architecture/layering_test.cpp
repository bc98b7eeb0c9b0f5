// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/layering_rules.h"
#include "tests/support/temp_dir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace crossfade {
namespace {

namespace fs = std::filesystem;
using test::projectRules;
using test::SourceFile;
using test::violations;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<SourceFile> sourcesUnder(const fs::path& root, const std::string& folder)
{
    std::vector<SourceFile> files;
    if (!fs::exists(root / folder)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
        const auto extension = entry.path().extension();
        if (extension == ".h" || extension == ".cpp")
            files.push_back({entry.path().lexically_relative(root).generic_string(),
                             test::readBytes(entry.path())});
    }
    return files;
}

TEST(LayeringTest, EveryIncludeOfCoreUiAndAppIsAllowed)
{
    std::size_t files = 0;
    for (const char* folder : {"core", "ui", "app"}) {
        for (const SourceFile& file : sourcesUnder(CROSSFADE_SOURCE_DIR, folder)) {
            ++files;
            for (const std::string& sentence : violations(file, projectRules()))
                ADD_FAILURE() << sentence;
        }
    }
    EXPECT_GT(files, 100U) << "the sources were not found";
}

TEST(LayeringTest, NoTestIsLongerThanFiveHundredLines)
{
    for (const SourceFile& file : sourcesUnder(CROSSFADE_SOURCE_DIR, "tests"))
        EXPECT_LE(std::ranges::count(file.text, '\n'), 500) << file.path;
}

TEST(LayeringTest, EveryModuleOfTheTableHasSources)
{
    for (const auto& rule : projectRules().modules)
        EXPECT_THAT(sourcesUnder(CROSSFADE_SOURCE_DIR, rule.module), testing::Not(IsEmpty()))
            << rule.module;
}

std::vector<std::string> check(const std::string& path, const std::string& text)
{
    return violations({path, text}, projectRules());
}

TEST(LayeringRulesTest, FindsAnIncludeOfAModuleThatIsNotBelow)
{
    EXPECT_THAT(check("core/store/x.cpp", "#include \"core/base/text.h\"\n"), IsEmpty());
    EXPECT_THAT(check("core/store/x.cpp", "\n#include \"ui/map/map_view.h\"\n"),
                ElementsAre("core/store/x.cpp:2: core/store may not include ui/map/map_view.h"));
    EXPECT_THAT(check("core/base/x.h", "#include \"core/jobs/job_context.h\"\n").size(), 1U);
    EXPECT_THAT(check("core/retrieval/x.h", "#include \"core/evaluation/evaluation.h\"\n").size(),
                1U);
    EXPECT_THAT(check("ui/models/x.h", "#include \"core/store/database.h\"\n").size(), 1U);
    EXPECT_THAT(check("ui/models/x.h", "#include \"core/model/trainer.h\"\n").size(), 1U);
    EXPECT_THAT(check("ui/models/x.h", "#include \"core/model/train_options.h\"\n"), IsEmpty());
    EXPECT_THAT(check("ui/widgets/x.h", "#include \"ui/window/main_window.h\"\n").size(), 1U);
}

TEST(LayeringRulesTest, SeesIncludesHoweverTheyAreWritten)
{
    EXPECT_THAT(check("core/base/x.h", "  #  include\t\"ui/map/map_view.h\"  // why\n").size(), 1U);
    EXPECT_THAT(check("core/base/x.h", "#include <QString>\n").size(), 1U);
    EXPECT_THAT(check("core/base/x.h", "// #include <QString>\n"), IsEmpty());
    EXPECT_THAT(check("core/base/x.h", "#include \"sibling.h\"\n").size(), 1U)
        << "includes start at the root";
}

TEST(LayeringRulesTest, AFolderBelowIsAModuleOfItsOwn)
{
    EXPECT_THAT(check("core/model/x.cpp", "#include \"core/model/torch/network.h\"\n").size(), 1U);
    EXPECT_THAT(check("core/model/torch/x.cpp", "#include \"core/model/trainer.h\"\n"), IsEmpty());
}

TEST(LayeringRulesTest, KeepsLibrariesInTheirPlace)
{
    EXPECT_THAT(check("core/model/torch/x.cpp", "#include <torch/torch.h>\n"), IsEmpty());
    EXPECT_THAT(check("core/model/x.cpp", "#include <torch/torch.h>\n").size(), 1U);
    EXPECT_THAT(check("core/workflow/x.cpp", "#include <SQLiteCpp/Database.h>\n").size(), 1U);
    EXPECT_THAT(check("core/workflow/x.cpp", "#include <sqlite3.h>\n").size(), 1U);
    EXPECT_THAT(check("core/workflow/x.cpp", "#include <unicode/uchar.h>\n").size(), 1U);
    EXPECT_THAT(check("app/cli/x.cpp", "#include <QString>\n").size(), 1U);
    EXPECT_THAT(check("ui/map/x.cpp", "#include <QString>\n"), IsEmpty());
    EXPECT_THAT(check("core/retrieval/x.cpp", "#include <Eigen/Dense>\n"), IsEmpty());
    EXPECT_THAT(check("core/retrieval/x.h", "#include <Eigen/Dense>\n").size(), 1U);
    EXPECT_THAT(check("core/features/truncated_svd.h", "#include <Eigen/SparseCore>\n"), IsEmpty());
    EXPECT_THAT(check("ui/map/x.cpp", "#include <Eigen/Dense>\n").size(), 1U);
}

TEST(LayeringRulesTest, KeepsWidgetsOutOfWhatIsPure)
{
    for (const char* file : {"ui/models/x.h", "ui/map/view_transform.cpp", "ui/map/point_picker.h"})
        for (const char* header :
             {"QWidget", "QLabel", "QApplication", "QChartView", "QAbstractButton"})
            EXPECT_THAT(check(file, "#include <" + std::string(header) + ">\n"),
                        ElementsAre(HasSubstr("is a widget")))
                << file;
    EXPECT_THAT(check("ui/models/x.h", "#include <QAbstractTableModel>\n#include <QString>\n"),
                IsEmpty());
    EXPECT_THAT(check("ui/map/map_view.h", "#include <QWidget>\n"), IsEmpty());
}

TEST(LayeringRulesTest, RefusesLongFilesAndFilesOfNoModule)
{
    EXPECT_THAT(check("core/base/x.h", std::string(500, '\n')), IsEmpty());
    EXPECT_THAT(check("core/base/x.h", std::string(501, '\n')),
                ElementsAre(HasSubstr("501 lines")));
    EXPECT_THAT(check("core/helpers/x.h", ""), ElementsAre(HasSubstr("no module")));
    EXPECT_THAT(check("core/x.h", ""), ElementsAre(HasSubstr("no module")));
}

}  // namespace
}  // namespace crossfade
