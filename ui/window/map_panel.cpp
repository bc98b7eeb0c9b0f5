// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/map_panel.h"

#include "ui/map/map_view.h"
#include "ui/widgets/flat_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>
#include <tuple>

namespace crossfade::ui {

MapPanel::MapPanel(QWidget* parent)
    : Panel(tr("Map · PCA"), parent),
      m_map(new MapView),
      m_invitation(makeInvitation()),
      m_notice(new QLabel),
      m_zoom(makeZoom())
{
    m_notice->setObjectName(QStringLiteral("panelNote"));
    m_notice->setWordWrap(true);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_notice, 1);
    foot->addWidget(m_zoom);
    auto* inner = new QWidget;
    auto* layout = new QVBoxLayout(inner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_map, 1);
    layout->addWidget(m_invitation, 1);
    layout->addLayout(foot);
    setContent(inner);
}

QWidget* MapPanel::makeInvitation()
{
    auto* sentence = new QLabel(
        tr("This project has no trained model yet.\nTrain one to see who is like whom."));
    sentence->setAlignment(Qt::AlignCenter);
    auto* train = new QPushButton(tr("Train a model…"));
    connect(train, &QPushButton::clicked, this, &MapPanel::trainWanted);
    auto* invitation = new QWidget;
    auto* layout = new QVBoxLayout(invitation);
    layout->addStretch();
    layout->addWidget(sentence);
    layout->addWidget(train, 0, Qt::AlignHCenter);
    layout->addStretch();
    return invitation;
}

QWidget* MapPanel::makeZoom()
{
    auto* zoom = new QWidget;
    auto* layout = new QHBoxLayout(zoom);
    layout->setContentsMargins(0, 0, 0, 0);
    const std::array<std::tuple<QString, QString, void (MapView::*)()>, 3> buttons = {
        {{QStringLiteral("+"), tr("Zoom in"), &MapView::zoomIn},
         {QStringLiteral("−"), tr("Zoom out"), &MapView::zoomOut},
         {tr("All"), tr("Show the whole map"), &MapView::showAll}}};
    for (const auto& [text, what, slot] : buttons) {
        QPushButton* button = makeFlatButton(text, what);
        connect(button, &QPushButton::clicked, m_map, slot);
        layout->addWidget(button);
    }
    return zoom;
}

void MapPanel::setHasRun(bool hasRun)
{
    m_map->setVisible(hasRun);
    m_invitation->setVisible(!hasRun);
    m_zoom->setVisible(hasRun);
    if (!hasRun) setNote({});
}

void MapPanel::setNotice(const QString& notice)
{
    m_notice->setText(notice);
}

}  // namespace crossfade::ui
