// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;

namespace crossfade::ui {

/// What is said of a step of a story, and which step of how many it is.
class StageCaption : public QFrame {
    Q_OBJECT
public:
    explicit StageCaption(QWidget* parent = nullptr);

    /// `at` is 1 for the first step, 0 before it; `remarks` say what of the step is not to be had.
    void setStep(const QString& caption, const QStringList& remarks, std::size_t at,
                 std::size_t steps);

    QString text() const;
    QString position() const;

private:
    QLabel* m_caption;
    QLabel* m_remarks;
    QLabel* m_position;
};

}  // namespace crossfade::ui
