// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures that the main window saves, and the artists selected on its map.
#include "ui/map/map_export.h"
#include "ui/map/map_view.h"
#include "ui/models/artist_selection.h"
#include "ui/models/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/legend_painter.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/why_panel.h"
#include "ui/window/explore_page.h"
#include "ui/window/loss_panel.h"
#include "ui/window/main_window.h"
#include "ui/window/map_panel.h"
#include "ui/window/workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QPainter>
#include <QPushButton>
#include <QSaveFile>

#include <algorithm>

namespace crossfade::ui {

namespace {

constexpr QSize kPanelSize(480, 300);
constexpr int kCaptionMargin = 10;

/// A panel of a size at twice that, with a line of text below where there is one.
QImage panelPicture(Panel& panel, const QString& line, const QSize& wanted = kPanelSize)
{
    constexpr int kScale = 2;
    constexpr int kLineHeight = 22;
    // Of one size, however large the window is.
    const QRect before = panel.geometry();
    panel.resize(wanted);
    // What leads elsewhere is no part of a picture; a switch says what the picture shows.
    auto buttons = panel.findChildren<QPushButton*>(QStringLiteral("flat"));
    buttons.removeIf([&](QPushButton* one) { return !one->isVisibleTo(&panel); });
    QWidget* focus = QApplication::focusWidget();
    for (QPushButton* button : buttons) button->hide();
    QApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    const Theme& theme = themeFor(panel.palette());
    QImage image(QSize(panel.width(), panel.height() + (line.isEmpty() ? 0 : kLineHeight)) * kScale,
                 QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(kScale);
    image.fill(theme.ground);
    QPainter painter(&image);
    panel.render(&painter);
    const QSize size = panel.size();
    panel.setGeometry(before);
    for (QPushButton* button : buttons) button->show();
    if (focus != nullptr && QApplication::focusWidget() != focus) focus->setFocus();
    QFont font = panel.font();
    font.setPixelSize(kHeadSize);
    painter.setFont(font);
    painter.setPen(theme.muted);
    painter.drawText(QRect(8, size.height(), size.width() - 16, kLineHeight),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(line, Qt::ElideRight, size.width() - 16));
    return image;
}

}  // namespace

Picture MainWindow::mapPicture(const PictureChoice& choice, bool whole)
{
    const Theme& theme = choice.ground == PictureGround::Light  ? lightTheme()
                         : choice.ground == PictureGround::Dark ? darkTheme()
                                                                : themeFor(palette());
    const QString notice = qt(m_session->catalogue()->stored.catalogue.notice);
    const QString name = qt(m_session->catalogue()->stored.catalogue.name);
    QString caption = QStringLiteral("%1 · %2").arg(name, m_page->mapPanel()->caption());
    if (!notice.isEmpty()) caption += QLatin1Char('\n') + notice;
    Picture picture;
    picture.size = choice.size;
    picture.pixelRatio = choice.scale;
    picture.ground =
        choice.ground == PictureGround::Transparent ? QColor(Qt::transparent) : theme.panel;
    picture.title = tr("Map of %1").arg(name);
    picture.description = caption;
    picture.paint = [this, choice, whole, caption, &theme](QPainter& painter) {
        painter.setFont(font());
        QSize size = choice.size;
        if (choice.caption) {
            QFont small = font();
            small.setPixelSize(kHeadSize + 1);
            const QRect room(14, 0, size.width() - 28, size.height());
            const int flags = Qt::AlignLeft | Qt::AlignBottom | Qt::TextWordWrap;
            const int height = QFontMetrics(small).boundingRect(room, flags, caption).height();
            size.setHeight(std::max(1, size.height() - height - 2 * kCaptionMargin));
            painter.setFont(small);
            painter.setPen(theme.muted);
            painter.drawText(room.adjusted(0, 0, 0, -kCaptionMargin), flags, caption);
            painter.setFont(font());
        }
        const MapColourModel& colours = m_page->mapModels().colours;
        const bool coloured =
            colours.choice().by != ColourBy::Nothing && colours.reason().isEmpty();
        const QRectF legend =
            coloured ? legendPlace(painter, colours.colouring(), QRectF(QPointF(0, 0), size))
                     : QRectF();
        m_page->map()->render(painter, size, choice.scale, theme, whole, {legend});
        if (coloured) paintLegend(painter, colours.colouring(), colours.hidden(), legend, theme);
    };
    return picture;
}

Status MainWindow::saveMap(const QString& file, const PictureChoice& choice, bool whole)
{
    if (!m_session || !m_session->run())
        return Error{ErrorCode::NotFound,
                     "The project has no trained model yet, so there is no map to draw."};
    return savePicture(file.toStdString(), mapPicture(choice, whole));
}

Panel* MainWindow::panelInFront()
{
    for (QWidget* at = QApplication::focusWidget(); at != nullptr && at != this;
         at = at->parentWidget())
        if (auto* panel = qobject_cast<Panel*>(at)) return panel;
    if (m_workspace->exploring()) return m_page->mapPanel();
    for (Panel* panel : m_workspace->findChildren<Panel*>())
        if (panel->isVisibleTo(this)) return panel;
    return nullptr;
}

void MainWindow::copyPicture()
{
    Panel* panel = panelInFront();
    if (panel == nullptr) return;
    if (panel != m_page->mapPanel()) {
        const QString notice = qt(m_session->catalogue()->stored.catalogue.notice);
        QApplication::clipboard()->setImage(panelPicture(*panel, notice, panel->size()));
        return;
    }
    PictureChoice choice;
    choice.ground = PictureGround::Window;
    choice.size = m_page->map()->size();
    const Picture map = mapPicture(choice, false);
    QImage image(map.size * map.pixelRatio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(map.pixelRatio);
    image.fill(map.ground);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    map.paint(painter);
    painter.end();
    QApplication::clipboard()->setImage(image);
}

void MainWindow::chooseMapPicture()
{
    PictureDialog dialog(m_picture, this);
    if (dialog.exec() != QDialog::Accepted) return;
    m_picture = dialog.choice();
    const QString ending = endingOf(m_picture.format);
    QString file = QFileDialog::getSaveFileName(
        this, tr("Save the map"), QStringLiteral("map") + ending, QStringLiteral("*") + ending);
    if (file.isEmpty()) return;
    if (!file.endsWith(ending, Qt::CaseInsensitive)) file += ending;
    const Status saved = saveMap(file, m_picture, false);
    tell(saved.hasValue() ? tr("Wrote the map to %1.").arg(file) : qt(saved.error().sentence()));
}

void MainWindow::chooseSelectionFile()
{
    const ArtistSelection& selection = m_page->mapModels().selection;
    const QString file =
        QFileDialog::getSaveFileName(this, tr("Save the selected artists"),
                                     QStringLiteral("artists.tsv"), tr("Tables (*.tsv *.csv)"));
    if (file.isEmpty()) return;
    const auto format = tableFormatOf(file);
    if (!format) {
        tell(tr("%1 ends neither in .tsv nor in .csv, which are the tables that can be written.")
                 .arg(file));
        return;
    }
    const std::string table = selectionTable(selection.artists(), *selection.catalogue(), *format);
    QSaveFile out(file);
    const bool written = out.open(QIODevice::WriteOnly) &&
                         out.write(table.data(), static_cast<qint64>(table.size())) ==
                             static_cast<qint64>(table.size()) &&
                         out.commit();
    tell(written ? tr("Wrote %1 to %2.")
                       .arg(countText(selection.size(), tr("1 artist"), tr("%1 artists")), file)
                 : tr("%1 can't be written: %2.").arg(file, out.errorString()));
}

Result<QStringList> MainWindow::savePictures(const QString& folder)
{
    if (!m_session || !m_session->run())
        return Error{ErrorCode::NotFound,
                     "The project has no trained model yet, so there is no map to draw."};
    if (!QDir().mkpath(folder))
        return Error{ErrorCode::Io, "The folder " + folder.toStdString() + " can't be made."};
    const QString notice = qt(m_session->catalogue()->stored.catalogue.notice);
    QStringList files;
    const auto save = [&](const QString& name, const QImage& image) {
        files << QDir(folder).filePath(name + QStringLiteral(".png"));
        return image.save(files.last());
    };
    const RunRecord& run = m_session->run()->record;
    files << QDir(folder).filePath(QStringLiteral("map.png"));
    PictureChoice choice;
    choice.ground = PictureGround::Window;
    bool written = true;
    CROSSFADE_TRY(saveMap(files.last(), choice, true));
    m_page->why()->model().catchUp();
    for (const auto& [name, panel] : m_page->chartPanels())
        if (panel != m_page->why() || m_page->why()->model().text())
            written = save(name, panelPicture(*panel, notice)) && written;
    // Of its own, as that of the Research page may never have been laid out.
    LossPanel loss;
    loss.setAttribute(Qt::WA_DontShowOnScreen);
    loss.setAttribute(Qt::WA_QuitOnClose, false);
    loss.resize(kPanelSize);
    loss.showCurve(m_training, &run);
    loss.show();
    written = save(QStringLiteral("training-loss"), panelPicture(loss, notice)) && written;
    written = save(QStringLiteral("window"), grab().toImage()) && written;
    if (!written)
        return Error{ErrorCode::Io,
                     "A picture can't be written into " + folder.toStdString() + "."};
    return files;
}

}  // namespace crossfade::ui
