// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/judgement_model.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace crossfade::ui {

/// Who is hidden, to be taken back one by one. Stays open beside the window and follows the
/// judgements.
class HiddenDialog : public QDialog {
    Q_OBJECT
public:
    explicit HiddenDialog(JudgementModel& model, QWidget* parent = nullptr);

    QListWidget* list() { return m_list; }
    /// Shows who is chosen in lists again.
    void showAgain();

protected:
    /// Delete shows again, too.
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();

    JudgementModel* m_model;
    std::vector<JudgementModel::HiddenArtist> m_hidden;  ///< by row of the list
    QLabel* m_sentence;
    QListWidget* m_list;
    QCheckBox* m_rejected;
    QPushButton* m_show;
};

}  // namespace crossfade::ui
