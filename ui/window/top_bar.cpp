// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/top_bar.h"

#include "ui/models/exploration_model.h"
#include "ui/models/project_session.h"
#include "ui/models/text.h"
#include "ui/widgets/crossfader.h"
#include "ui/widgets/flat_button.h"
#include "ui/widgets/search_bar.h"
#include "ui/widgets/trail_label.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <tuple>

namespace crossfade::ui {

namespace {
constexpr std::size_t kTrail = 4;
}

TopBar::TopBar(ExplorationModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(&model),
      m_search(new SearchBar),
      m_back(new QToolButton),
      m_forward(new QToolButton),
      m_undo(makeFlatButton(QStringLiteral("↶"), tr("Undo: one step back (Ctrl+Z)"))),
      m_redo(makeFlatButton(QStringLiteral("↷"), tr("Redo: one step forward (Ctrl+Shift+Z)"))),
      m_pages(new QButtonGroup(this)),
      m_trail(new TrailLabel),
      m_crossfader(new Crossfader(model)),
      m_shown(new QLabel)
{
    setObjectName(QStringLiteral("topBar"));
    setAttribute(Qt::WA_StyledBackground);
    m_search->setAdds();
    m_search->setMinimumWidth(200);
    m_search->setMaximumWidth(420);
    m_trail->setObjectName(QStringLiteral("muted"));
    m_shown->setObjectName(QStringLiteral("muted"));
    m_shown->setContentsMargins(0, 6, 8, 0);  // on the line of the menus
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 9, 14, 9);
    layout->setSpacing(8);
    layout->addWidget(m_search, 3);
    layout->addWidget(m_back);
    layout->addWidget(m_forward);
    layout->addWidget(m_undo);
    layout->addWidget(m_redo);
    layout->addWidget(m_trail, 2);
    m_switch = makeSwitch();
    layout->addWidget(m_switch);
    layout->addSpacing(8);
    layout->addWidget(m_crossfader, 2);
    // Nothing moves when they are hidden.
    for (QWidget* part : exploringParts()) {
        QSizePolicy policy = part->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        part->setSizePolicy(policy);
    }
    connect(m_undo, &QPushButton::clicked, m_model, &ExplorationModel::undo);
    connect(m_redo, &QPushButton::clicked, m_model, &ExplorationModel::redo);
}

void TopBar::setNavigation(QAction& back, QAction& forward, QMenu& lately)
{
    const std::array<std::tuple<QToolButton*, QAction*, QString, QString>, 2> buttons = {
        {{m_back, &back, QStringLiteral("◀"),
          tr("Back to who was asked for before (Alt+Left); right click: all of them")},
         {m_forward, &forward, QStringLiteral("▶"),
          tr("Forward to who was asked for after (Alt+Right)")}}};
    for (const auto& [button, action, sign, what] : buttons) {
        button->setObjectName(QStringLiteral("flat"));
        button->setText(sign);
        button->setToolTip(what);
        button->setAccessibleName(what);
        button->setFocusPolicy(Qt::StrongFocus);
        const auto follow = [one = button, of = action] { one->setEnabled(of->isEnabled()); };
        connect(button, &QToolButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button, follow);
        follow();
    }
    m_back->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_back, &QWidget::customContextMenuRequested, &lately, [this, menu = &lately] {
        menu->popup(m_back->mapToGlobal(QPoint(0, m_back->height())));
    });
}

QWidget* TopBar::makeSwitch()
{
    auto* both = new QWidget;
    auto* layout = new QHBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    const std::array<std::tuple<QString, QString, void (TopBar::*)()>, PageCount> pages = {
        {{tr("Explore"), tr("Explore: who is like whom (Ctrl+1)"), &TopBar::exploreWanted},
         {tr("Inspect"), tr("Inspect: what lists are made of (Ctrl+2)"), &TopBar::inspectWanted},
         {tr("Research"), tr("Research: systems compared (Ctrl+3)"), &TopBar::researchWanted}}};
    for (const auto& [text, what, wanted] : pages) {
        auto* button = new QPushButton(text);
        button->setObjectName(QStringLiteral("segment"));
        button->setCheckable(true);
        button->setMinimumWidth(76);
        button->setAccessibleName(tr("Page %1").arg(text));
        button->setToolTip(what);
        connect(button, &QPushButton::clicked, this, wanted);
        m_pages->addButton(button);
        layout->addWidget(button);
    }
    m_pages->buttons().first()->setChecked(true);
    return both;
}

void TopBar::setPage(Page page)
{
    m_pages->buttons()[page]->setChecked(true);
    for (QWidget* part : exploringParts()) part->setVisible(page == Explore && !m_searchOnly);
}

void TopBar::setSearchOnly(bool only)
{
    m_searchOnly = only;
    m_switch->setVisible(!only);
    for (QWidget* part : exploringParts())
        part->setVisible(m_pages->buttons()[Explore]->isChecked() && !only);
}

std::vector<QWidget*> TopBar::exploringParts() const
{
    return {m_back, m_forward, m_undo, m_redo, m_trail, m_crossfader};
}

void TopBar::setSession(ProjectSession* session)
{
    m_search->setSession(session);
    const bool hasRun = session != nullptr && session->run() != nullptr;
    m_crossfader->setEnabled(hasRun);
    if (!hasRun) {
        m_trail->setNames({});
        m_undo->setEnabled(false);
        m_redo->setEnabled(false);
    }
    if (session == nullptr) {
        m_shown->clear();
        return;
    }
    const CatalogueSnapshot& catalogue = *session->catalogue();
    const QString all = wholeText(catalogue.size());
    const QString without = wholeText(catalogue.size() - catalogue.placeableCount());
    m_shown->hide();  // the menu bar gives its corner room when it is shown
    m_shown->setText(hasRun ? tr("%1 of %2 artists shown · %3 have no modality")
                                  .arg(wholeText(catalogue.placeableCount()), all, without)
                            : tr("%1 artists · %2 have no modality").arg(all, without));
    m_shown->show();
}

void TopBar::showState()
{
    const CatalogueSnapshot& catalogue = m_model->catalogue();
    const auto nameOf = [&](ArtistRow first, std::size_t artists) {
        const QString name = qt(catalogue.label(first));
        return artists > 1 ? tr("%1 and %2 more").arg(name, wholeText(artists - 1)) : name;
    };
    const std::vector<ArtistRow> asked = m_model->asked();
    m_search->showName(asked.empty() ? QString() : nameOf(asked.front(), asked.size()));
    m_undo->setEnabled(m_model->canUndo());
    m_redo->setEnabled(m_model->canRedo());
    QStringList trail;
    for (const ExplorationState& state : m_model->past()) {
        if (state.query.empty()) continue;
        const auto row = catalogue.rowOfId.find(state.query.front());
        if (row == catalogue.rowOfId.end()) continue;
        const QString name = nameOf(row->second, state.query.size());
        if (trail.isEmpty() || trail.last() != name) trail << name;
    }
    m_trail->setNames(
        trail.mid(std::max<qsizetype>(0, trail.size() - static_cast<qsizetype>(kTrail))));
}

}  // namespace crossfade::ui
