// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/inspection_model.h"

#include <QWidget>

#include <array>

class QBoxLayout;
class QButtonGroup;
class QPushButton;

namespace crossfade::ui {

class FigureTableView;
class InspectTable;
class Panel;

/// The page on which lists are looked into: what neighbours share, who is in everybody's list and
/// who in nobody's, whose list one modality decides, which missing data would change most. Has the
/// model compute what is seen, and only while it is.
class InspectPage : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t kViews = 4;

    explicit InspectPage(InspectionModel& model, QWidget* parent = nullptr);

    void showView(Inspection view);
    Inspection view() const { return m_view; }
    InspectTable* table(Inspection view) { return m_tables[static_cast<std::size_t>(view)]; }
    FigureTableView* groups() { return m_groups; }
    /// Where the focus goes when the page is turned to.
    QWidget* firstFocus();

Q_SIGNALS:
    void artistWanted(ArtistRow artist);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeSwitch();
    QWidget* makeMissing();
    void refresh();
    void refreshNote();
    void showNeighbours(bool anew);
    void showExposure(bool anew);
    void showDependence(bool anew);
    void showMissing(bool anew);
    /// The reason for which a view is empty, where it has no figures.
    void showReason(Inspection view, bool has);

    InspectionModel* m_model;
    Inspection m_view = Inspection::Neighbours;
    QButtonGroup* m_switch;
    std::array<InspectTable*, kViews> m_tables;
    QPushButton* m_alike;    ///< only who sounds alike without a shared audience
    QPushButton* m_orphans;  ///< only who is in no list
    Panel* m_groupPanel;
    FigureTableView* m_groups;
    QBoxLayout* m_across = nullptr;  ///< of groups and artists
    QWidget* m_missing;
    // What the tables show, so that they are made anew only where that changes.
    std::shared_ptr<const InspectedList> m_shownNeighbours;
    std::shared_ptr<const InspectedExposure> m_shownExposure;
    std::shared_ptr<const InspectedDependence> m_shownDependence;
    std::shared_ptr<const InspectedDependence> m_shownMissing;
};

}  // namespace crossfade::ui
