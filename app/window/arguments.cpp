// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/arguments.h"

#include "ui/map/map_export.h"
#include "ui/models/text.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSettings>
#include <QTextStream>

#include <string_view>

namespace crossfade {

namespace {

constexpr QLatin1String kMap("map");
constexpr QLatin1String kStory("story");

struct Options {
    QCommandLineOption headless{
        QStringLiteral("headless"),
        QStringLiteral("Draw map and charts into PNG files, without a display; followed by “map”, "
                       "the map alone into one file, or by “story”, each step of a story")};
    QCommandLineOption report{
        QStringLiteral("report"),
        QStringLiteral("With --headless: write a report (.html, .pdf, .md or .tex) instead"),
        QStringLiteral("file")};
    QCommandLineOption output{
        {QStringLiteral("o"), QStringLiteral("output")},
        QStringLiteral("Folder for the pictures; of a map its file, .png, .svg or .pdf"),
        QStringLiteral("folder")};
    QCommandLineOption layout{QStringLiteral("layout"),
                              QStringLiteral("Of a map: umap (by default) or pca"),
                              QStringLiteral("layout"), QStringLiteral("umap")};
    QCommandLineOption seed{QStringLiteral("seed"), QStringLiteral("Of a map by UMAP"),
                            QStringLiteral("seed"), QStringLiteral("0")};
    QCommandLineOption size{
        QStringLiteral("size"),
        QStringLiteral("In pixels: of a map, each drawn as 2 x 2, 1280x800; of a story, 1920x1080"),
        QStringLiteral("size")};
    QCommandLineOption artist{QStringLiteral("artist"),
                              QStringLiteral("Ask for this artist (name or id)"),
                              QStringLiteral("artist")};
    QCommandLineOption theme{QStringLiteral("theme"), QStringLiteral("system, light or dark"),
                             QStringLiteral("theme")};
    QCommandLineOption leave{QStringLiteral("exit-after-startup"),
                             QStringLiteral("Quit once the window is shown (for tests)")};
};

void describe(QCommandLineParser& parser, const Options& options)
{
    parser.setApplicationDescription(
        QStringLiteral("Explore how similar music artists are, across modalities"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        QStringLiteral("project"),
        QStringLiteral("Project to open, NAME.crossfade; or a catalogue folder to import"),
        QStringLiteral("[project]"));
    parser.addPositionalArgument(
        QStringLiteral("system"),
        QStringLiteral("With --report: runs by number, baselines by name; all by default"),
        QStringLiteral("[system…]"));
    parser.addOptions({options.headless, options.report, options.output, options.layout,
                       options.seed, options.size, options.artist, options.theme, options.leave});
}

std::nullopt_t refuse(const QString& sentence)
{
    QTextStream(stderr) << sentence << Qt::endl;
    return std::nullopt;
}

std::optional<QSize> sizeFrom(const QCommandLineParser& parser, const Options& options,
                              const QSize& usual)
{
    if (!parser.isSet(options.size)) return usual;
    const QString text = parser.value(options.size);
    const QStringList sides = text.split(u'x');
    bool width = false;
    bool height = false;
    const QSize size =
        sides.size() == 2 ? QSize(sides[0].toInt(&width), sides[1].toInt(&height)) : QSize();
    if (width && height && !size.isEmpty()) return size;
    return refuse(QStringLiteral("The size “%1” is not of the form 1280x800.").arg(text));
}

std::optional<HeadlessMap> mapFrom(const QCommandLineParser& parser, const Options& options,
                                   const QString& project)
{
    HeadlessMap map;
    map.project = project;
    map.file = parser.value(options.output);
    map.artist = parser.value(options.artist);
    if (map.file.isEmpty())
        return refuse(QStringLiteral("A map needs a file to be drawn into: -o FILE.png."));
    const auto format = ui::pictureFormatOf(map.file.toStdString());
    if (!format.hasValue()) return refuse(ui::qt(format.error().sentence()));
    const QString seed = parser.value(options.seed);
    bool isSeed = false;
    map.layout.seed = seed.toULongLong(&isSeed);
    if (!isSeed)
        return refuse(QStringLiteral("The seed “%1” is no whole number of 0 or more.").arg(seed));
    const auto method = layoutMethodFrom(parser.value(options.layout).toStdString());
    if (!method.hasValue()) return refuse(ui::qt(method.error().sentence()));
    map.layout.method = method.value();
    const auto size = sizeFrom(parser, options, QSize(1280, 800));
    if (!size) return std::nullopt;
    map.picture.size = *size;
    map.picture.format = format.value();
    const auto pixels = ui::pixelsOf(*size, map.picture.scale);
    if (!pixels.hasValue()) return refuse(ui::qt(pixels.error().sentence()));
    return map;
}

std::optional<HeadlessStory> storyFrom(const QCommandLineParser& parser, const Options& options,
                                       const QStringList& names)
{
    if (!parser.isSet(options.output))
        return refuse(QStringLiteral("A story needs a folder for its pictures: -o FOLDER."));
    const auto size = sizeFrom(parser, options, HeadlessStory().size);
    if (!size) return std::nullopt;
    return HeadlessStory{names[0], names[1], parser.value(options.output), *size};
}

}  // namespace

bool asksForHeadless(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i)
        if (std::string_view(argv[i]) == "--headless") return true;
    return false;
}

std::optional<Arguments> parseArguments(const QCoreApplication& application)
{
    QCommandLineParser parser;
    const Options options;
    describe(parser, options);
    parser.process(application);
    const bool headless = parser.isSet(options.headless);
    const bool report = parser.isSet(options.report);
    QStringList names = parser.positionalArguments();
    const bool map = headless && !report && names.size() > 1 && names.removeOne(kMap);
    const bool story = headless && !report && !map && names.size() == 3 && names.first() == kStory;
    if (story) names.removeFirst();

    static const QStringList kThemes = {QStringLiteral("system"), QStringLiteral("light"),
                                        QStringLiteral("dark")};
    auto appearance = headless ? kThemes.indexOf(QStringLiteral("light"))
                               : QSettings().value(QStringLiteral("appearance"), 0).toInt();
    if (parser.isSet(options.theme)) appearance = kThemes.indexOf(parser.value(options.theme));
    if (appearance < 0)
        return refuse(QStringLiteral("There is no theme “%1”, only system, light and dark.")
                          .arg(parser.value(options.theme)));
    if (report && !headless)
        return refuse(
            QStringLiteral("--report goes with --headless only; in the window it is in "
                           "the File menu."));
    if (headless && names.isEmpty())
        return refuse(QStringLiteral("--headless needs a project, NAME.crossfade."));
    if (names.size() > 1 && !report && !story)
        return refuse(QStringLiteral("One project is opened at a time, and “%1” is one too many; "
                                     "--help lists the options.")
                          .arg(names[1]));

    Arguments arguments;
    arguments.appearance = static_cast<ui::Appearance>(appearance);
    const QString project = names.isEmpty() ? QString() : names.first();
    const QString artist = parser.value(options.artist);
    if (report) {
        arguments.request = HeadlessReport{project, parser.value(options.report), names.mid(1)};
    } else if (map) {
        const auto request = mapFrom(parser, options, project);
        if (!request) return std::nullopt;
        arguments.request = *request;
    } else if (story) {
        const auto request = storyFrom(parser, options, names);
        if (!request) return std::nullopt;
        arguments.request = *request;
    } else if (headless) {
        const QString folder =
            parser.isSet(options.output) ? parser.value(options.output) : QStringLiteral(".");
        arguments.request = HeadlessRequest{project, folder, artist};
    } else {
        arguments.request = WindowRequest{project, artist, parser.isSet(options.leave)};
    }
    return arguments;
}

}  // namespace crossfade
