// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/note_edit.h"

#include "ui/widgets/flat_button.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>

namespace crossfade::ui {

NoteEdit::NoteEdit(QWidget* parent)
    : QWidget(parent),
      m_field(new QPlainTextEdit),
      m_offer(makeFlatButton(tr("+ Note"), tr("Write a note on who is asked for (N)")))
{
    m_field->setPlaceholderText(tr("A note"));
    m_field->setAccessibleName(tr("Note"));
    m_field->setTabChangesFocus(true);
    m_field->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_field->installEventFilter(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_offer, 0, Qt::AlignLeft);
    layout->addWidget(m_field);
    connect(m_offer, &QPushButton::clicked, this, &NoteEdit::open);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    // Lines that are too long break after the text has changed.
    connect(m_field->document()->documentLayout(),
            &QAbstractTextDocumentLayout::documentSizeChanged, this, &NoteEdit::fit);
    connect(&m_pause, &QTimer::timeout, this, &NoteEdit::store);
    connect(m_field, &QPlainTextEdit::textChanged, this, [this] {
        m_unstored = true;
        m_pause.start();
        fit();
    });
    setArtist({}, {});
}

NoteEdit::~NoteEdit()
{
    store();
}

void NoteEdit::setModel(JudgementModel* model)
{
    store();
    if (m_model != nullptr) disconnect(m_model, nullptr, this, nullptr);
    m_model = model;
    if (m_model != nullptr) connect(m_model, &JudgementModel::changed, this, &NoteEdit::read);
    read();
}

void NoteEdit::setArtist(const std::string& artist, const QString& name)
{
    if (artist != m_artist) store();
    m_artist = artist;
    m_field->setAccessibleName(artist.empty() ? tr("Note") : tr("Note on %1").arg(name));
    setVisible(!artist.empty());
    read();
    if (!m_field->hasFocus()) showField(!m_field->document()->isEmpty());
}

void NoteEdit::open()
{
    showField(true);
    m_field->setFocus();
}

void NoteEdit::showField(bool shown)
{
    m_field->setVisible(shown);
    m_offer->setVisible(!shown);
}

void NoteEdit::store()
{
    if (!m_unstored) return;
    m_unstored = false;
    m_pause.stop();
    if (m_model != nullptr && !m_artist.empty()) m_model->setNote(m_artist, m_field->toPlainText());
}

void NoteEdit::read()
{
    if (m_unstored) return;  // what is being typed stays
    const QString note =
        m_model != nullptr && !m_artist.empty() ? m_model->note(m_artist) : QString();
    // Blanks at the end are not stored, and are not to be taken from under the cursor.
    if (note == m_field->toPlainText().trimmed()) return;
    const QSignalBlocker quiet(m_field);
    m_field->setPlainText(note);
    fit();
    if (!m_field->hasFocus()) showField(!note.isEmpty());
}

void NoteEdit::fit()
{
    // A plain text document measures its height in lines.
    const int lines = static_cast<int>(m_field->document()->size().height());
    const int shown = std::clamp(lines, 1, kMostLines);
    const int around = 2 * m_field->frameWidth() +
                       static_cast<int>(2.0 * m_field->document()->documentMargin()) + 8;
    m_field->setFixedHeight(shown * m_field->fontMetrics().lineSpacing() + around);
}

bool NoteEdit::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut) {
        store();
        // Not for another window's sake: one comes back to where one was.
        const Qt::FocusReason why = static_cast<QFocusEvent*>(event)->reason();
        if (why != Qt::ActiveWindowFocusReason && why != Qt::PopupFocusReason &&
            why != Qt::MenuBarFocusReason)
            showField(!m_field->toPlainText().trimmed().isEmpty());
    }
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fit();
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->key() == Qt::Key_Escape ||
            (enter && key->modifiers().testFlag(Qt::ControlModifier))) {
            store();
            Q_EMIT left();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void NoteEdit::hideEvent(QHideEvent* event)
{
    store();
    QWidget::hideEvent(event);
}

void NoteEdit::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

}  // namespace crossfade::ui
