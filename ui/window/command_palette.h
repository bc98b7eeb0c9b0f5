// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/command_model.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListView;

namespace crossfade::ui {

/// A field to type what one wants, and what that may be: commands and artists. Enter or a click
/// closes it and runs what is chosen; what can't be done now stays open and says so. Escape and a
/// click elsewhere close it.
class CommandPalette : public QDialog {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget* parent);

    /// Opens with these, nothing typed. See CommandModel.
    void ask(std::vector<Command> commands, CommandModel::Search artists);

    QLineEdit* field() { return m_field; }
    CommandModel& model() { return m_model; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void place();
    void choose(int row);
    void list(const QString& typed);
    void run();

    CommandModel m_model;
    QLineEdit* m_field;
    QListView* m_list;
    QLabel* m_note;  ///< why there is nothing, or why nothing happens
};

}  // namespace crossfade::ui
