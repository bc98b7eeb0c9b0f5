// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, started as a person starts it.
#include "core/workflow/story.h"
#include "tests/support/catalogue_folder.h"
#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"
#include "ui/models/session_marker.h"

#include <QDir>
#include <QImage>
#include <QProcess>

#include <filesystem>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

struct Ended {
    int code = -1;
    QString out;
    QString err;
};

class ProgramTest : public test::SampleProjectTest {
protected:
    static Ended run(const QStringList& arguments)
    {
        QProcess program;
        program.start(QStringLiteral(CROSSFADE_PROGRAM), arguments);
        if (!program.waitForFinished(20000) || program.exitStatus() != QProcess::NormalExit) {
            ADD_FAILURE() << "the program did not end by itself: "
                          << program.errorString().toStdString();
            program.kill();
            program.waitForFinished();
            return {};
        }
        return {program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
                QString::fromUtf8(program.readAllStandardError())};
    }
    static QString text(const fs::path& path) { return QString::fromStdString(path.string()); }
};

TEST_F(ProgramTest, HeadlessDrawsThePicturesAndPrintsTheirNames)
{
    const fs::path pictures = folder() / "pictures";
    const Ended ended = run({u"--headless"_s, text(trained()), u"-o"_s, text(pictures)});
    EXPECT_EQ(ended.code, 0);
    EXPECT_EQ(ended.err, QString());
    const QStringList files = ended.out.split(u'\n', Qt::SkipEmptyParts);
    ASSERT_EQ(files.size(), 7);
    for (const QString& file : files) EXPECT_FALSE(QImage(file).isNull()) << file.toStdString();
}

TEST_F(ProgramTest, HeadlessDrawsTheMapAloneInEachFormatAndSize)
{
    const fs::path project = trained();
    const QString png = text(folder() / "map.png");
    const Ended ended = run({u"--headless"_s, u"map"_s, text(project), u"-o"_s, png, u"--size"_s,
                             u"640x400"_s, u"--artist"_s, u"bjork"_s});
    EXPECT_EQ(ended.code, 0);
    EXPECT_EQ(ended.err, QString());
    EXPECT_EQ(ended.out, png + u'\n');
    EXPECT_EQ(QImage(png).size(), QSize(1280, 800));
    const QString pca = text(folder() / "pca.png");
    EXPECT_EQ(run({u"--headless"_s, u"map"_s, text(project), u"-o"_s, pca, u"--size"_s,
                   u"640x400"_s, u"--artist"_s, u"bjork"_s, u"--layout"_s, u"pca"_s})
                  .code,
              0);
    EXPECT_NE(QImage(png), QImage(pca));
    const QString svg = text(folder() / "map.svg");
    EXPECT_EQ(
        run({u"--headless"_s, text(project), u"map"_s, u"-o"_s, svg, u"--seed"_s, u"5"_s}).code, 0);
    EXPECT_TRUE(fs::exists(folder() / "map.svg"));
}

TEST_F(ProgramTest, AMapThatCannotBeIsASentenceBeforeAnyWork)
{
    const QString project = text(folder() / "missing.crossfade");
    const auto refused = [&](const QStringList& arguments, const char* sentence) {
        const Ended ended = run(QStringList{u"--headless"_s, u"map"_s, project} + arguments);
        EXPECT_EQ(ended.code, 2) << sentence;
        EXPECT_THAT(ended.err, test::Holds(sentence));
    };
    refused({}, "A map needs a file");
    refused({u"-o"_s, u"map.bmp"_s}, ".bmp");
    refused({u"-o"_s, u"map.png"_s, u"--size"_s, u"wide"_s}, "wide");
    refused({u"-o"_s, u"map.png"_s, u"--size"_s, u"99999x10"_s}, "99");
    refused({u"-o"_s, u"map.png"_s, u"--seed"_s, u"-1"_s}, "-1");
    refused({u"-o"_s, u"map.png"_s, u"--layout"_s, u"tsne"_s}, "tsne");
}

TEST_F(ProgramTest, HeadlessAsksForAnArtist)
{
    const fs::path project = trained();
    const QString pictures = text(folder() / "pictures");
    EXPECT_EQ(run({u"--headless"_s, text(project), u"-o"_s, pictures, u"--artist"_s, u"bjork"_s,
                   u"--theme"_s, u"dark"_s})
                  .code,
              0);
    const Ended unknown =
        run({u"--headless"_s, text(project), u"-o"_s, pictures, u"--artist"_s, u"zzzzzzzz"_s});
    EXPECT_EQ(unknown.code, 1);
    EXPECT_THAT(unknown.err, test::Holds("There is no artist \"zzzzzzzz\""));
}

TEST_F(ProgramTest, HeadlessDrawsEachStepOfAStoryAndSaysWhatItLacks)
{
    const fs::path project = trained();
    Story story;
    story.steps.resize(2);
    story.steps[0].state = R"({"query":[{"id":"x","name":"Whoever"}]})";
    story.steps[1].state = R"({"query":[{"id":"x","name":"Björk"}]})";
    const QString file = text(folder() / "t.story.json");
    test::expectOk(writeStory(file.toStdString(), story));
    const fs::path pictures = folder() / "slides";
    const QStringList arguments = {u"--headless"_s, u"story"_s,     text(project), file,
                                   u"-o"_s,         text(pictures), u"--size"_s,   u"1280x720"_s};
    const Ended ended = run(arguments);
    EXPECT_EQ(ended.code, 0);
    EXPECT_EQ(ended.err, u"Step 1: \"Whoever\" is not in this catalogue.\n");
    const QStringList files = ended.out.split(u'\n', Qt::SkipEmptyParts);
    ASSERT_EQ(files.size(), 2);
    EXPECT_TRUE(files[1].endsWith(u"step-02.png"));
    EXPECT_EQ(QImage(files[0]).size(), QSize(1280, 720));
    EXPECT_NE(QImage(files[0]), QImage(files[1]));

    EXPECT_EQ(run(arguments.first(4)).code, 2) << "there is nowhere to draw them";
    const Ended none = run({u"--headless"_s, u"story"_s, text(project),
                            text(folder() / "none.story.json"), u"-o"_s, text(pictures)});
    EXPECT_EQ(none.code, 1);
    EXPECT_THAT(none.err, test::Holds("none.story.json"));
}

TEST_F(ProgramTest, HeadlessWritesAReportTheSameTwice)
{
    const fs::path project = trained();
    for (const char* name : {"r.pdf", "r.html"}) {
        const fs::path file = folder() / name;
        const QStringList arguments = {u"--headless"_s, text(project), u"--report"_s,
                                       text(file),      u"tags"_s,     u"1"_s};
        const Ended ended = run(arguments);
        EXPECT_EQ(ended.code, 0);
        EXPECT_EQ(ended.err, QString());
        EXPECT_EQ(ended.out.trimmed(), text(file));
        const std::string first = test::readBytes(file);
        EXPECT_GT(first.size(), 10000U);
        EXPECT_EQ(run(arguments).code, 0);
        EXPECT_EQ(test::readBytes(file), first) << name;
    }
    const auto refused = [&](const char* file, const QString& system) {
        const Ended ended =
            run({u"--headless"_s, text(project), u"--report"_s, text(folder() / file), system});
        EXPECT_EQ(ended.code, 1);
        return ended.err;
    };
    EXPECT_THAT(refused("r.docx", u"tags"_s), test::Holds("ends in \".docx\""));
    EXPECT_THAT(refused("none/r.pdf", u"tags"_s), test::Holds("There is no folder"));
    EXPECT_THAT(refused("r.pdf", u"smell"_s), test::Holds("There is no system \"smell\""));
    EXPECT_EQ(run({text(project), u"--report"_s, text(folder() / "r.pdf")}).code, 2);
}

TEST_F(ProgramTest, HeadlessWithoutProjectExplainsItself)
{
    const Ended ended = run({u"--headless"_s});
    EXPECT_EQ(ended.code, 2);
    EXPECT_THAT(ended.err, test::Holds("--headless"));
    EXPECT_EQ(run({u"--headless"_s, u"a"_s, u"b"_s}).code, 2);
    EXPECT_EQ(run({u"--theme"_s, u"purple"_s, u"--exit-after-startup"_s}).code, 2);
}

TEST_F(ProgramTest, HeadlessSaysWhatIsWrongWithTheProject)
{
    const Ended missing = run({u"--headless"_s, text(folder() / "missing.crossfade")});
    EXPECT_EQ(missing.code, 1);
    EXPECT_THAT(missing.err, test::Holds("There is no project"));
    const Ended untrainedOne = run({u"--headless"_s, text(untrained())});
    EXPECT_EQ(untrainedOne.code, 1);
    EXPECT_THAT(untrainedOne.err, test::Holds("no trained model"));
}

TEST_F(ProgramTest, TheWindowComesUpAndGoes)
{
    EXPECT_EQ(run({u"--exit-after-startup"_s}).code, 0);
    EXPECT_EQ(run({u"--exit-after-startup"_s, text(trained())}).code, 0);
    EXPECT_EQ(run({u"--exit-after-startup"_s, text(folder() / "missing.crossfade")}).code, 0);
}

TEST_F(ProgramTest, AWindowThatIsKilledLeavesWordOfWhereItWas)
{
    const QString windows = qEnvironmentVariable("XDG_CONFIG_HOME") + u"/crossfade/open-windows"_s;
    const fs::path project = trained();
    QProcess program;
    program.start(QStringLiteral(CROSSFADE_PROGRAM), {text(project), u"--artist"_s, u"bjork"_s});
    const auto marked = [&] {
        const QDir folder(windows);
        for (const QFileInfo& file : folder.entryInfoList({u"*.session"_s}))
            if (QFile one(file.filePath()); one.open(QIODevice::ReadOnly))
                if (one.readAll().contains("Björk")) return true;
        return false;
    };
    EXPECT_TRUE(test::comesTrue(marked, 60000));
    EXPECT_TRUE(sessionsLeft(windows).empty()) << "it lives";
    program.kill();
    program.waitForFinished();
    const auto left = sessionsLeft(windows);
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0].project, text(project));
    EXPECT_EQ(left[0].artist, u"Björk"_s);
    forgetSession(left[0]);
}

TEST_F(ProgramTest, AFolderIsImportedAtTheStart)
{
    const fs::path catalogue = folder() / "catalogue";
    test::writeSampleCatalogue(catalogue);
    EXPECT_EQ(run({u"--exit-after-startup"_s, text(catalogue)}).code, 0)
        << "also where it ends before the import does";
    EXPECT_FALSE(fs::exists(folder() / "catalogue.crossfade.importing"));
}

}  // namespace
}  // namespace crossfade::ui
