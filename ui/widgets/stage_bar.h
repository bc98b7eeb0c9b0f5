// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <cstddef>
#include <vector>

class QHBoxLayout;
class QPushButton;

namespace crossfade::ui {

class Crossfader;
class ExplorationModel;

/// The mixer on the stage: a large switch per modality, which names its key, and below them the
/// crossfader over the whole width.
class StageBar : public QWidget {
    Q_OBJECT
public:
    explicit StageBar(ExplorationModel& model, QWidget* parent = nullptr);

    const std::vector<QPushButton*>& switches() const { return m_switches; }
    Crossfader* crossfader() { return m_crossfader; }

Q_SIGNALS:
    void toggleWanted(std::size_t modality);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void rebuild();
    void refresh();
    void colour();

    ExplorationModel* m_model;
    QHBoxLayout* m_row;
    std::vector<QPushButton*> m_switches;
    Crossfader* m_crossfader;
};

}  // namespace crossfade::ui
