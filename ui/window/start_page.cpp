// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/start_page.h"

#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace crossfade::ui {

StartPage::StartPage(QWidget* parent)
    : QWidget(parent), m_recent(new QVBoxLayout), m_left(new QLabel), m_offer(makeOffer())
{
    auto* title = new QLabel(tr("Crossfade"));
    title->setObjectName(QStringLiteral("startTitle"));
    auto* what =
        new QLabel(tr("How similar artists are, by sound, words and listeners: fade one out and "
                      "see what changes."));
    what->setObjectName(QStringLiteral("muted"));
    what->setWordWrap(true);

    auto* zone = new QFrame;
    zone->setObjectName(QStringLiteral("dropZone"));
    auto* zoneText = new QLabel(tr("Drop a catalogue folder or a .crossfade project here"));
    zoneText->setAlignment(Qt::AlignCenter);
    auto* open = new QPushButton(tr("Open project…"));
    auto* import = new QPushButton(tr("Import catalogue folder…"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(open);
    buttons->addWidget(import);
    buttons->addStretch();
    auto* zoneLayout = new QVBoxLayout(zone);
    zoneLayout->setContentsMargins(24, 36, 24, 36);
    zoneLayout->setSpacing(16);
    zoneLayout->addWidget(zoneText);
    zoneLayout->addLayout(buttons);

    auto* column = new QVBoxLayout;
    column->setSpacing(14);
    column->addWidget(title);
    column->addWidget(what);
    column->addWidget(m_offer);
    column->addWidget(zone);
    column->addLayout(m_recent);
    auto* box = new QWidget;
    box->setLayout(column);
    box->setFixedWidth(560);
    // In the middle by stretches: an alignment would measure the wrapped text for another width,
    // and cut what is below it.
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(box);
    row->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(row);
    layout->addStretch(3);
    connect(open, &QPushButton::clicked, this, &StartPage::openWanted);
    connect(import, &QPushButton::clicked, this, &StartPage::importWanted);
}

QFrame* StartPage::makeOffer()
{
    auto* offer = new QFrame;
    offer->setObjectName(QStringLiteral("panel"));
    m_left->setWordWrap(true);
    m_left->setTextFormat(Qt::PlainText);
    auto* goOn = new QPushButton(tr("Go on where you were"));
    auto* dismiss = new QPushButton(tr("Dismiss"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(dismiss);
    buttons->addWidget(goOn);
    auto* layout = new QVBoxLayout(offer);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(12);
    layout->addWidget(m_left);
    layout->addLayout(buttons);
    setTabOrder(goOn, dismiss);  // what is wanted mostly has the focus at the start
    offer->hide();
    connect(goOn, &QPushButton::clicked, this, &StartPage::goOnWanted);
    connect(dismiss, &QPushButton::clicked, this, &StartPage::leftDismissed);
    return offer;
}

void StartPage::setLeft(const QString& path, const QString& artist)
{
    m_offer->setVisible(!path.isEmpty());
    const QFileInfo file(path);
    const QString what = artist.isEmpty()
                             ? tr("%1 was open.").arg(file.completeBaseName())
                             : tr("%1 was open, at %2.").arg(file.completeBaseName(), artist);
    m_left->setText(tr("Crossfade ended unexpectedly last time. %1").arg(what));
}

void StartPage::setRecent(const QStringList& paths)
{
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        // Later, as it may be the one that was clicked.
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    if (paths.isEmpty()) return;
    auto* head = new QLabel(tr("Recent").toUpper());
    head->setObjectName(QStringLiteral("panelHead"));
    m_recent->addWidget(head);
    for (const QString& path : paths) {
        const QFileInfo file(path);
        auto* button = new QPushButton(
            QStringLiteral("%1   —   %2").arg(file.completeBaseName(), file.path()));
        button->setObjectName(QStringLiteral("flat"));
        button->setStyleSheet(QStringLiteral("text-align: left"));
        m_recent->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT recentWanted(path); });
    }
}

}  // namespace crossfade::ui
