// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;

namespace crossfade::ui {

/// What is said of a step of a story, which step of how many it is, and who is heard.
class StageCaption : public QFrame {
    Q_OBJECT
public:
    explicit StageCaption(QWidget* parent = nullptr);

    /// `at` is 1 for the first step, 0 before it; `remarks` say what of the step is not to be had.
    /// Of no steps, nothing is said.
    void setStep(const QString& caption, const QStringList& remarks, std::size_t at,
                 std::size_t steps);

    /// Who is heard, or why nobody is; empty: nothing is said of it.
    void setHeard(const QString& text);

    QString text() const;
    QString heard() const;
    QString position() const;

private:
    QLabel* m_caption;
    QLabel* m_remarks;
    QLabel* m_heard;
    QLabel* m_position;
};

}  // namespace crossfade::ui
