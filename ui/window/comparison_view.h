// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "ui/widgets/panel.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace crossfade::ui {

class PointPlot;
class ResearchModel;

/// Two systems on the same queries: what the difference is and how sure, and each query as a point.
class ComparisonView : public Panel {
    Q_OBJECT
public:
    explicit ComparisonView(ResearchModel& model, QWidget* parent = nullptr);

Q_SIGNALS:
    void artistWanted(ArtistRow artist);  ///< whose point was clicked

private:
    QWidget* makeLeft();
    void listSystems();
    void refresh();
    void takeChoice();

    ResearchModel* m_model;
    QComboBox* m_first;
    QComboBox* m_second;
    QPushButton* m_compare;
    QLabel* m_sentence;
    PointPlot* m_plot;
};

}  // namespace crossfade::ui
