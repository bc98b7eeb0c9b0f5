// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/note_dialog.h"

#include "ui/widgets/note_edit.h"

#include <QLabel>
#include <QVBoxLayout>

namespace crossfade::ui {

NoteDialog::NoteDialog(JudgementModel& model, QWidget* parent)
    : QDialog(parent), m_name(new QLabel), m_note(new NoteEdit)
{
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    auto* how = new QLabel(tr("Stored as you type. Esc is done."));
    how->setObjectName(QStringLiteral("muted"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addWidget(m_name);
    layout->addWidget(m_note);
    layout->addWidget(how);
    layout->addStretch();
    setMinimumWidth(380);
    m_note->setModel(&model);
    connect(m_note, &NoteEdit::left, this, &QDialog::accept);
}

void NoteDialog::setArtist(const std::string& artist, const QString& name)
{
    setWindowTitle(tr("Note on %1").arg(name));
    m_name->setText(name);
    m_note->setArtist(artist, name);
    m_note->open();
}

}  // namespace crossfade::ui
