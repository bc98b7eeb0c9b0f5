// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/correction_deltas.h"
#include "core/workflow/tag_amounts.h"

#include <QDialog>

#include <memory>
#include <string>

class QLabel;
class QLineEdit;
class QPushButton;

namespace crossfade::ui {

class ProjectSession;

/// Where a tag is called otherwise, for everybody who carries it.
class RetagDialog : public QDialog {
    Q_OBJECT
public:
    /// `session` is borrowed for as long as the dialog is open; it has a modality of tags.
    explicit RetagDialog(ProjectSession& session, QWidget* parent = nullptr);

    QLineEdit* from() { return m_from; }
    QLineEdit* to() { return m_to; }
    QPushButton* renameButton() { return m_rename; }
    QString says() const;

Q_SIGNALS:
    void wanted(const TagCorrection& correction);

private:
    void readTags(ProjectSession& session);
    void refresh();

    std::shared_ptr<const TagAmounts> m_tags;  ///< null, with the reason said: they can't be read
    std::string m_modality;
    QLineEdit* m_from;
    QLineEdit* m_to;
    QLabel* m_says;
    QPushButton* m_rename;
};

}  // namespace crossfade::ui
