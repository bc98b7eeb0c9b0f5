// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tag_edit.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStringListModel>

namespace crossfade::ui {

namespace {

constexpr qsizetype kLeast = 2;  // letters, before which everything would be offered
constexpr int kOffered = 8;

}  // namespace

TagEdit::TagEdit(Layout layout, QWidget* parent)
    : QPlainTextEdit(parent), m_layout(layout), m_completer(new QCompleter(this))
{
    setTabChangesFocus(true);
    m_completer->setWidget(this);
    m_completer->setModel(new QStringListModel(m_completer));
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setMaxVisibleItems(kOffered);
    m_completer->popup()->setObjectName(QStringLiteral("searchPopup"));  // for its style
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &TagEdit::take);
}

void TagEdit::setKnown(const QStringList& tags)
{
    static_cast<QStringListModel*>(m_completer->model())->setStringList(tags);
}

QString TagEdit::begun() const
{
    static const QRegularExpression kBetween(QStringLiteral("[,;\\n]"));
    static const QRegularExpression kLine(QStringLiteral("\\n"));
    QString text = toPlainText().left(textCursor().position());
    text.remove(0, text.lastIndexOf(m_layout == Layout::Free ? kBetween : kLine) + 1);
    while (text.startsWith(u' ')) text.remove(0, 1);
    return text;
}

void TagEdit::keyPressEvent(QKeyEvent* event)
{
    if (m_completer->popup()->isVisible()) {
        switch (event->key()) {
            case Qt::Key_Return:
            case Qt::Key_Enter:
            case Qt::Key_Escape:
            case Qt::Key_Tab:
            case Qt::Key_Backtab:
                event->ignore();  // the completer's
                return;
            default:
                break;
        }
    }
    QPlainTextEdit::keyPressEvent(event);
    const bool wrote = !event->text().isEmpty() && event->modifiers() != Qt::ControlModifier;
    if (wrote) offer();
}

void TagEdit::offer()
{
    const QString text = begun();
    m_completer->setCompletionPrefix(text);
    const bool whole =
        m_completer->completionCount() == 1 && m_completer->currentCompletion() == text;
    if (text.size() < kLeast || m_completer->completionCount() == 0 || whole) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
    QRect place = cursorRect();
    place.setWidth(m_completer->popup()->sizeHintForColumn(0) +
                   m_completer->popup()->verticalScrollBar()->sizeHint().width() + 16);
    m_completer->complete(place);
}

void TagEdit::take(const QString& tag)
{
    QTextCursor cursor = textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor,
                        static_cast<int>(begun().size()));
    cursor.insertText(tag +
                      (m_layout == Layout::Free ? QStringLiteral(", ") : QStringLiteral("\n")));
    setTextCursor(cursor);
}

}  // namespace crossfade::ui
