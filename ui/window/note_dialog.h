// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/judgement_model.h"

#include <QDialog>

class QLabel;

namespace crossfade::ui {

class NoteEdit;

/// The note on one artist in a window of its own; stored by itself, and when it is closed.
class NoteDialog : public QDialog {
    Q_OBJECT
public:
    explicit NoteDialog(JudgementModel& model, QWidget* parent = nullptr);

    /// By id.
    void setArtist(const std::string& artist, const QString& name);
    NoteEdit* note() { return m_note; }

private:
    QLabel* m_name;
    NoteEdit* m_note;
};

}  // namespace crossfade::ui
