// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/window_test.h"
#include "ui/window/recent_files.h"
#include "ui/window/start_page.h"

#include <QApplication>
#include <QDropEvent>
#include <QImageReader>
#include <QMimeData>
#include <QSettings>
#include <QUrl>

#include <set>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

QString text(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

class FilesWindowTest : public test::WindowTest {
protected:
    /// Drops files on the window as a file manager does; whether it took them.
    bool drop(const QList<QUrl>& urls)
    {
        QMimeData data;
        if (urls.isEmpty())
            data.setText(u"words"_s);
        else
            data.setUrls(urls);
        QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton,
                              Qt::NoModifier);
        QApplication::sendEvent(&window(), &enter);
        if (!enter.isAccepted()) return false;
        QDropEvent event(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window(), &event);
        test::drainEvents();  // it is opened once the drag is over
        return event.isAccepted();
    }
};

TEST_F(FilesWindowTest, ADroppedProjectIsOpened)
{
    const fs::path path = trained();
    EXPECT_TRUE(drop({QUrl::fromLocalFile(text(path))}));
    ASSERT_NE(window().session(), nullptr);
    EXPECT_EQ(window().session()->path(), path);
}

TEST_F(FilesWindowTest, ADroppedFileThatIsNoProjectSaysSo)
{
    EXPECT_TRUE(drop({QUrl::fromLocalFile(text(folder().write("notes.txt", "some text")))}));
    EXPECT_THAT(window().message(), test::Holds("is not a Crossfade project"));
    EXPECT_THAT(window().message(), test::Holds("What can be opened here is a project"));
    EXPECT_EQ(window().session(), nullptr);
}

TEST_F(FilesWindowTest, ADroppedFolderWithoutACatalogueSaysSo)
{
    fs::create_directory(folder() / "photos");
    EXPECT_TRUE(drop({QUrl::fromLocalFile(text(folder() / "photos"))}));
    EXPECT_THAT(window().message(), test::Holds("has no artists.tsv"));
    EXPECT_EQ(QApplication::activeModalWidget(), nullptr) << "nobody is asked where to import it";
}

TEST_F(FilesWindowTest, WordsAndWebAddressesAreNotTaken)
{
    EXPECT_FALSE(drop({}));
    EXPECT_FALSE(drop({QUrl(u"https://example.org/x.crossfade"_s)}));
}

TEST_F(FilesWindowTest, WhatWasOpenedIsListedNewestFirst)
{
    const fs::path first = trained("first.crossfade");
    const fs::path second = trained("second.crossfade");
    ASSERT_TRUE(window().openProject(first));
    ASSERT_TRUE(window().openProject(second));
    ASSERT_TRUE(window().openProject(first));
    EXPECT_EQ(RecentFiles().list(), QStringList({text(first), text(second)}));
    closeWindow();
    fs::remove(second);
    EXPECT_EQ(RecentFiles().list(), QStringList{text(first)}) << "only what is there";
    showWindow();
    auto* start = window().findChild<StartPage*>();
    EXPECT_TRUE(test::shows(*start, "RECENT"));
    const auto buttons = start->findChildren<QAbstractButton*>();
    const auto recent = std::ranges::find_if(
        buttons, [](const QAbstractButton* one) { return one->text().startsWith(u"first "_s); });
    ASSERT_NE(recent, buttons.end());
    (*recent)->click();
    ASSERT_NE(window().session(), nullptr);
    EXPECT_EQ(window().session()->path(), first);
}

TEST(RecentFilesTest, KeepsEightAndCanBeCleared)
{
    QSettings().clear();
    const test::TempDir folder;
    RecentFiles recent;
    for (int i = 0; i < 10; ++i)
        recent.add(text(folder.write("p" + std::to_string(i) + ".crossfade", "x")));
    EXPECT_EQ(recent.list().size(), 8);
    EXPECT_EQ(recent.list().first(), text(folder / "p9.crossfade"));
    recent.clear();
    EXPECT_TRUE(recent.list().isEmpty());
}

TEST_F(FilesWindowTest, PicturesOfMapAndChartsAreSaved)
{
    openTrained();
    test::drainEvents();
    const auto files = test::valueOf(window().savePictures(text(folder() / "pictures" / "deeper")));
    ASSERT_EQ(files.size(), 7);
    std::set<std::string> names;
    for (const QString& file : files) {
        names.insert(fs::path(file.toStdString()).filename().string());
        const QImage image(file);
        ASSERT_FALSE(image.isNull()) << file.toStdString();
        EXPECT_GE(image.width(), 300) << file.toStdString();
        std::set<QRgb> colours;
        for (int y = 0; y < image.height(); y += 3)
            for (int x = 0; x < image.width(); x += 3) colours.insert(image.pixel(x, y));
        EXPECT_GT(colours.size(), 20U) << file.toStdString() << " shows nothing";
    }
    EXPECT_THAT(names, testing::UnorderedElementsAre(
                           "map.png", "exposure.png", "ndcg-by-popularity.png",
                           "ndcg-by-modalities.png", "why.png", "training-loss.png", "window.png"));
    EXPECT_EQ(QImageReader(files.first()).size(), QSize(2560, 1600));
}

TEST_F(FilesWindowTest, WhereNobodyIsExplainedThereIsNoPictureOfIt)
{
    openTrained();
    ExplorationState nobody = exploration().state();
    nobody.query.clear();
    exploration().apply(nobody);
    const auto files = test::valueOf(window().savePictures(text(folder() / "pictures")));
    EXPECT_EQ(files.size(), 6);
    for (const QString& file : files) EXPECT_FALSE(file.endsWith(u"why.png"_s));
}

TEST_F(FilesWindowTest, PicturesThatCantBeWrittenSaySo)
{
    openTrained();
    const fs::path file = folder().write("a file", "x");
    EXPECT_THAT(window().savePictures(text(file / "below")), test::HasErrorWith("can't be made"));
}

}  // namespace
}  // namespace crossfade::ui
