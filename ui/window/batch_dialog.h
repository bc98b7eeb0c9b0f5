// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/batch_model.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace crossfade::ui {

/// Many artists, pasted or from a file, into one table of their lists, by what is shown. Says of
/// whom no list was made and why.
class BatchDialog : public QDialog {
    Q_OBJECT
public:
    explicit BatchDialog(ExplorationModel& exploration, QWidget* parent = nullptr);

    BatchModel& model() { return m_model; }
    QPlainTextEdit* names() { return m_names; }
    QPlainTextEdit* faults() { return m_faults; }
    /// Reads names from a file into the text.
    void openFile(const QString& file);
    /// What is said now.
    QString sentence() const;
    void make();
    void saveTo(const QString& file);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QLayout* makeTop();
    QLayout* makeFoot();
    void chooseFile();
    void chooseTable();
    void refresh();

    BatchModel m_model;
    QPlainTextEdit* m_names;
    QSpinBox* m_length;
    QPushButton* m_make;
    QLabel* m_sentence;
    QPlainTextEdit* m_faults;
    QPushButton* m_save;
    QPushButton* m_copy;
};

}  // namespace crossfade::ui
