// SPDX-License-Identifier: GPL-3.0-or-later
// The reports that the main window saves.
#include "ui/models/text.h"
#include "ui/report/save_report.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"

#include <QFileDialog>

#include <array>

namespace crossfade::ui {

void MainWindow::saveReport(const QString& file)
{
    if (!m_session) return;
    m_message->hide();
    // Before long work, so that one can choose anew at once.
    if (const auto fit = checkReportFile(file.toStdString()); !fit.hasValue()) {
        tell(qt(fit.error().sentence()));
        return;
    }
    m_research.saveReport(file.toStdString());
}

void MainWindow::chooseReport()
{
    if (!m_session) return;
    const std::array<std::pair<QString, QString>, 4> formats = {
        {{tr("Web page (*.html)"), QStringLiteral("html")},
         {tr("PDF (*.pdf)"), QStringLiteral("pdf")},
         {tr("Markdown, figures beside it (*.md)"), QStringLiteral("md")},
         {tr("LaTeX, figures beside it (*.tex)"), QStringLiteral("tex")}}};
    QFileDialog dialog(this, tr("Save a report of all systems"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const auto& [filter, suffix] : formats) filters << filter;
    dialog.setNameFilters(filters);
    dialog.setDefaultSuffix(formats.front().second);
    connect(&dialog, &QFileDialog::filterSelected, &dialog, [&](const QString& chosen) {
        for (const auto& [filter, suffix] : formats)
            if (filter == chosen) dialog.setDefaultSuffix(suffix);
    });
    dialog.selectFile(tr("%1-report").arg(qt(m_session->path().stem().string())));
    if (dialog.exec() == QDialog::Accepted) saveReport(dialog.selectedFiles().front());
}

}  // namespace crossfade::ui
