// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/job_panel.h"

#include "ui/models/job_list.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace crossfade::ui {

namespace {

constexpr int kRowHeight = 32;
constexpr int kBarHeight = 4;
constexpr int kTitleWidth = 300;

/// The state, with a bar below while it is known how far the work is.
class StateDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const double part = index.data(JobList::FractionRole).toDouble();
        if (part < 0.0) return;
        const Theme& theme = themeFor(option.palette);
        const QRectF whole(option.rect.left() + 4, option.rect.bottom() - kBarHeight - 1,
                           option.rect.width() - 8, kBarHeight);
        QRectF done = whole;
        done.setWidth(whole.width() * std::min(part, 1.0));
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.line);
        painter->drawRoundedRect(whole, 2, 2);
        painter->setBrush(theme.text);
        painter->drawRoundedRect(done, 2, 2);
    }
};

}  // namespace

JobPanel::JobPanel(JobList& jobs, QWidget* parent)
    : QWidget(parent),
      m_jobs(&jobs),
      m_table(new QTableView),
      m_empty(new QLabel(tr("Nothing has been worked at yet. Imports, trainings, evaluations, "
                            "sweeps, reports and copies are listed here."))),
      m_details(new QLabel),
      m_cancel(new QPushButton(tr("&Cancel it"))),
      m_copy(new QPushButton(tr("Copy &details"))),
      m_clear(new QPushButton(tr("C&lear what has ended")))
{
    styleTable();
    m_empty->setObjectName(QStringLiteral("muted"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop);
    m_details->setWordWrap(true);
    m_details->setTextFormat(Qt::PlainText);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->setAccessibleName(tr("Details of the work"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_clear);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 10);
    layout->setSpacing(8);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_details);
    layout->addLayout(buttons);

    connect(m_cancel, &QPushButton::clicked, this, &JobPanel::cancelChosen);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (chosen() >= 0) QApplication::clipboard()->setText(m_jobs->details(chosen()));
    });
    connect(m_clear, &QPushButton::clicked, m_jobs, &JobList::clearEnded);
    auto* key = new QShortcut(QKeySequence::Delete, m_table);
    key->setContext(Qt::WidgetShortcut);
    connect(key, &QShortcut::activated, this, &JobPanel::cancelChosen);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &JobPanel::refresh);
    connect(m_jobs, &QAbstractItemModel::rowsInserted, this, [this] {
        // The newest, unless somebody reads of another.
        if (chosen() < 0 || !m_table->hasFocus()) m_table->selectRow(0);
        refresh();
    });
    connect(m_jobs, &QAbstractItemModel::modelReset, this, &JobPanel::refresh);
    connect(m_jobs, &QAbstractItemModel::dataChanged, this, &JobPanel::refresh);
    connect(m_jobs, &QAbstractItemModel::rowsRemoved, this, &JobPanel::refresh);
    refresh();
}

void JobPanel::styleTable()
{
    m_table->setModel(m_jobs);
    m_table->setItemDelegateForColumn(JobList::State, new StateDelegate(m_table));
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_table->setMinimumHeight(2 * kRowHeight);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("Work, newest first"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    QHeaderView* header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionResizeMode(JobList::Title, QHeaderView::Interactive);
    header->resizeSection(JobList::Title, kTitleWidth);
    header->setSectionResizeMode(JobList::State, QHeaderView::Stretch);
    header->setSectionResizeMode(JobList::Left, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(JobList::When, QHeaderView::ResizeToContents);
}

QSize JobPanel::sizeHint() const
{
    return {700, 5 * kRowHeight};
}

int JobPanel::chosen() const
{
    return m_table->currentIndex().row();
}

void JobPanel::cancelChosen()
{
    if (chosen() >= 0) m_jobs->cancel(chosen());
}

void JobPanel::refresh()
{
    const bool any = m_jobs->rowCount() > 0;
    const int row = any ? chosen() : -1;
    const bool running = row >= 0 && m_jobs->outcome(row) == JobList::Outcome::Running;
    m_table->setVisible(any);
    m_empty->setVisible(!any);
    m_cancel->setEnabled(running);
    m_copy->setEnabled(row >= 0);
    m_clear->setEnabled(m_jobs->hasEnded());
    // Of all else the row says all.
    m_details->setVisible(row >= 0 && m_jobs->outcome(row) == JobList::Outcome::Failed);
    m_details->setText(row >= 0 ? m_jobs->details(row) : QString());
}

}  // namespace crossfade::ui
