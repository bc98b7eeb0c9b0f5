// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures that the main window saves.
#include "ui/map/map_view.h"
#include "ui/models/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/why_panel.h"
#include "ui/window/explore_page.h"
#include "ui/window/loss_panel.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QPushButton>

namespace crossfade::ui {

namespace {

constexpr QSize kPanelSize(480, 300);

/// A panel at twice its size, with a line of text below where there is one.
QImage panelPicture(Panel& panel, const QString& line)
{
    constexpr int kScale = 2;
    constexpr int kLineHeight = 22;
    // Of one size, however large the window is.
    const QRect before = panel.geometry();
    panel.resize(kPanelSize);
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

Result<QStringList> MainWindow::savePictures(const QString& folder)
{
    if (!QDir().mkpath(folder))
        return Error{ErrorCode::Io, "The folder " + folder.toStdString() + " can't be made."};
    if (!m_session || !m_session->run())
        return Error{ErrorCode::NotFound,
                     "The project has no trained model yet, so there is no map to draw."};
    const QString notice = qt(m_session->catalogue()->stored.catalogue.notice);
    QStringList files;
    const auto save = [&](const QString& name, const QImage& image) {
        files << QDir(folder).filePath(name + QStringLiteral(".png"));
        return image.save(files.last());
    };
    const RunRecord& run = m_session->run()->record;
    QString caption = tr("%1 · PCA · run %2 · %3 artists")
                          .arg(qt(m_session->catalogue()->stored.catalogue.name))
                          .arg(run.id.value)
                          .arg(m_page->map()->shown());
    if (!notice.isEmpty()) caption += QLatin1Char('\n') + notice;
    bool written =
        save(QStringLiteral("map"), m_page->map()->render(QSize(1280, 800), 2.0, caption));
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
