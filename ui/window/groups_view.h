// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace crossfade::ui {

class BarRows;
class Panel;
class ResearchModel;

/// The selected systems by groups of queries: by popularity as a ratio to listening alone, and by
/// the modalities that the query has.
class GroupsView : public QWidget {
    Q_OBJECT
public:
    explicit GroupsView(ResearchModel& model, QWidget* parent = nullptr);

private:
    void refresh();

    ResearchModel* m_model;
    Panel* m_popularityPanel;
    Panel* m_setPanel;
    BarRows* m_popularity;
    BarRows* m_sets;
};

}  // namespace crossfade::ui
