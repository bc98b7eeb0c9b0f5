// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/hidden_dialog.h"

#include "ui/models/text.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace crossfade::ui {

HiddenDialog::HiddenDialog(JudgementModel& model, QWidget* parent)
    : QDialog(parent),
      m_model(&model),
      m_sentence(new QLabel),
      m_list(new QListWidget),
      m_rejected(new QCheckBox(tr("Leave out who is &rejected, too"))),
      m_show(new QPushButton(tr("&Show again")))
{
    setWindowTitle(tr("Who is hidden"));
    m_sentence->setObjectName(QStringLiteral("muted"));
    m_sentence->setWordWrap(true);
    m_list->setAccessibleName(tr("Hidden artists"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_show->setToolTip(tr("Lists have the chosen artists again (Delete)"));
    m_show->setAutoDefault(false);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addWidget(m_sentence);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_rejected);
    layout->addWidget(m_show, 0, Qt::AlignLeft);
    setMinimumSize(360, 320);
    connect(m_show, &QPushButton::clicked, this, &HiddenDialog::showAgain);
    connect(m_list, &QListWidget::itemActivated, this, &HiddenDialog::showAgain);
    connect(m_list, &QListWidget::itemSelectionChanged, this,
            [this] { m_show->setEnabled(!m_list->selectedItems().isEmpty()); });
    connect(m_rejected, &QCheckBox::toggled, m_model, &JudgementModel::setLeavesOutRejected);
    connect(m_model, &JudgementModel::changed, this, &HiddenDialog::refresh);
    refresh();
}

void HiddenDialog::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete)
        showAgain();
    else
        QDialog::keyPressEvent(event);
}

void HiddenDialog::showAgain()
{
    // Copies: each that is taken back fills the list anew.
    std::vector<JudgementModel::HiddenArtist> chosen;
    for (const QListWidgetItem* item : m_list->selectedItems())
        chosen.push_back(m_hidden[static_cast<std::size_t>(m_list->row(item))]);
    for (const auto& artist : chosen) m_model->showAgain(artist);
}

void HiddenDialog::refresh()
{
    const int row = m_list->currentRow();
    m_hidden = m_model->hidden();
    m_list->clear();
    for (const auto& one : m_hidden) {
        QString text = qt(one.artist.label);
        if (!one.forWhom.isEmpty()) text = tr("%1, for %2").arg(text, one.forWhom);
        if (!one.artist.row) text = tr("%1 (no longer in the catalogue)").arg(text);
        m_list->addItem(text);
    }
    m_list->setCurrentRow(std::min(std::max(row, 0), m_list->count() - 1),
                          QItemSelectionModel::ClearAndSelect);
    m_sentence->setText(
        m_hidden.empty()
            ? tr("Nobody is hidden. H hides an artist from all lists.")
            : tr("Left out of all lists. They keep their place on the map and can be asked for."));
    m_rejected->setChecked(m_model->leavesOutRejected());
    m_show->setEnabled(!m_list->selectedItems().isEmpty());
}

}  // namespace crossfade::ui
