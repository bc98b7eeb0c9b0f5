// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/retag_dialog.h"

#include "ui/models/project_session.h"
#include "ui/models/text.h"

#include <QCompleter>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace crossfade::ui {

RetagDialog::RetagDialog(ProjectSession& session, QWidget* parent)
    : QDialog(parent),
      m_from(new QLineEdit),
      m_to(new QLineEdit),
      m_says(new QLabel),
      m_rename(new QPushButton(tr("Rename")))
{
    setWindowTitle(tr("Rename a tag"));
    setMinimumWidth(440);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(20, 18, 20, 16);
    form->setVerticalSpacing(10);
    m_from->setAccessibleName(tr("The tag as it is"));
    m_to->setAccessibleName(tr("The tag as it should be"));
    form->addRow(tr("&Tag"), m_from);
    form->addRow(tr("&Should be"), m_to);
    m_says->setObjectName(QStringLiteral("muted"));
    m_says->setWordWrap(true);
    m_says->setMinimumHeight(3 * m_says->fontMetrics().lineSpacing());
    m_says->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    form->addRow(m_says);
    auto* close = new QPushButton(tr("Cancel"));
    close->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_rename);
    form->addRow(buttons);
    readTags(session);
    for (QLineEdit* line : {m_from, m_to})
        connect(line, &QLineEdit::textChanged, this, &RetagDialog::refresh);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_rename, &QPushButton::clicked, this, [this] {
        TagCorrection change;
        change.modality = m_modality;
        change.rename = {
            {m_from->text().trimmed().toStdString(), m_to->text().simplified().toStdString()}};
        Q_EMIT wanted(change);
        accept();
    });
    refresh();
}

void RetagDialog::readTags(ProjectSession& session)
{
    for (const ModalityData& one : session.catalogue()->stored.catalogue.modalities)
        if (m_modality.empty() && one.shape() == ModalityShape::Tags) m_modality = one.name;
    auto tags = TagAmounts::load(session.path(), *session.catalogue());
    if (tags.hasValue()) {
        m_tags = std::make_shared<const TagAmounts>(std::move(tags).value());
        QStringList names;
        for (const TagCount& one : m_tags->tags()) names += qt(one.tag);
        for (QLineEdit* line : {m_from, m_to}) {
            auto* completer = new QCompleter(names, line);
            completer->setCaseSensitivity(Qt::CaseInsensitive);
            completer->setFilterMode(Qt::MatchContains);
            line->setCompleter(completer);
        }
    } else {
        m_says->setText(qt(tags.error().sentence()));
    }
}

QString RetagDialog::says() const
{
    return m_says->text();
}

void RetagDialog::refresh()
{
    if (!m_tags) {
        m_rename->setEnabled(false);
        return;
    }
    const std::string from = m_from->text().trimmed().toStdString();
    const std::string to = m_to->text().simplified().toStdString();
    const std::size_t carriers = m_tags->carriers(from).size();
    const std::size_t there = m_tags->carriers(to).size();
    m_rename->setEnabled(carriers > 0 && !to.empty() && from != to);
    if (from.empty()) {
        m_says->setText(tr("Say which tag is meant."));
    } else if (carriers == 0) {
        QStringList near;
        for (const std::string& one : m_tags->nearest(from, 3)) near += qt(one);
        m_says->setText(near.isEmpty() ? tr("Nobody carries this tag.")
                                       : tr("Nobody carries this tag; the nearest are %1.")
                                             .arg(near.join(QStringLiteral(", "))));
    } else {
        QString text = countText(carriers, tr("1 artist carries it."), tr("%1 artists carry it."));
        if (there > 0 && from != to)
            text +=
                countText(there, tr(" 1 carries the other; for who has both, counts are added."),
                          tr(" %1 carry the other; for who has both, counts are added."));
        m_says->setText(text);
    }
}

}  // namespace crossfade::ui
