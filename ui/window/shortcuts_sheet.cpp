// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/shortcuts_sheet.h"

#include "ui/models/word_match.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

namespace crossfade::ui {

namespace {

constexpr QSize kSize(560, 640);

QString row(const WidgetKey& key)
{
    return QStringLiteral(
               "<tr><td width=\"66%\" style=\"padding: 3px 24px 3px 0\">%1</td>"
               "<td style=\"padding: 3px 0\"><b>%2</b></td></tr>")
        .arg(key.what.toHtmlEscaped(), key.keys.toHtmlEscaped());
}

}  // namespace

ShortcutsSheet::ShortcutsSheet(QWidget* parent)
    : QDialog(parent), m_field(new QLineEdit), m_sheet(new QTextBrowser)
{
    setWindowTitle(tr("Keys"));
    resize(kSize);
    m_field->setPlaceholderText(tr("Find a key by what it does, or what it does by the key"));
    m_field->setAccessibleName(tr("Find a key"));
    m_field->setClearButtonEnabled(true);
    m_sheet->setObjectName(QStringLiteral("sheet"));
    m_sheet->setAccessibleName(tr("Keys"));
    m_sheet->setOpenLinks(false);
    auto* print = new QPushButton(tr("&Print…"));
    auto* close = new QPushButton(tr("Close"));
    print->setAutoDefault(false);
    close->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(print);
    buttons->addStretch();
    buttons->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(m_field);
    layout->addWidget(m_sheet, 1);
    layout->addLayout(buttons);
    connect(m_field, &QLineEdit::textChanged, this, &ShortcutsSheet::list);
    connect(print, &QPushButton::clicked, this, &ShortcutsSheet::choosePrinter);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
}

void ShortcutsSheet::ask(const std::vector<Command>& commands, const std::vector<WidgetKey>& keys)
{
    m_keys.clear();
    for (const Command& command : commands)
        if (!command.shortcut.isEmpty())
            m_keys.push_back({command.place, command.title, command.shortcut});
    m_keys.insert(m_keys.end(), keys.begin(), keys.end());
    m_field->clear();
    list();
    show();
    raise();
    activateWindow();
    m_field->setFocus();
}

void ShortcutsSheet::list()
{
    const QStringList typed = foldedWords(m_field->text());
    const QString whole = m_field->text().trimmed();
    QString html;
    QString where;
    for (const WidgetKey& key : m_keys) {
        // A key as it is written ("Ctrl+K") is no words.
        const bool byKey = !whole.isEmpty() && key.keys.contains(whole, Qt::CaseInsensitive);
        if (!byKey &&
            !wordDistance(typed, foldedWords(key.what), foldedWords(key.where + u' ' + key.keys)))
            continue;
        if (key.where != where || html.isEmpty()) {
            if (!html.isEmpty()) html += QStringLiteral("</table>");
            html +=
                QStringLiteral("<h4>%1</h4><table width=\"100%\">").arg(key.where.toHtmlEscaped());
            where = key.where;
        }
        html += row(key);
    }
    if (html.isEmpty())
        html =
            QStringLiteral("<p>%1</p>")
                .arg(
                    tr("No key and nothing that one does has all of these words.").toHtmlEscaped());
    else
        html += QStringLiteral("</table>");
    m_html = html;
    m_sheet->setHtml(m_html);
}

QString ShortcutsSheet::text() const
{
    return m_sheet->toPlainText();
}

void ShortcutsSheet::print(QPagedPaintDevice& paper) const
{
    // Of its own, as what is on the screen has the colours of the screen.
    QTextDocument document;
    document.setDefaultFont(QFont(font().family(), 10));
    document.setDefaultStyleSheet(QStringLiteral("body { color: black }"));
    document.setHtml(QStringLiteral("<body><h2>%1</h2>%2</body>")
                         .arg(tr("Crossfade: keys").toHtmlEscaped(), m_html));
    document.print(&paper);
}

void ShortcutsSheet::choosePrinter()
{
    QPrinter printer(QPrinter::HighResolution);
    QPrintDialog dialog(&printer, this);
    dialog.setWindowTitle(tr("Print the keys"));
    if (dialog.exec() == QDialog::Accepted) print(printer);
}

}  // namespace crossfade::ui
