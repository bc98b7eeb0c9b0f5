// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/inspect_table.h"

#include "ui/models/inspection_figures.h"
#include "ui/models/text.h"
#include "ui/widgets/figure_table_view.h"
#include "ui/widgets/flat_button.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace crossfade::ui {

namespace {
constexpr int kTableHeight = 120;  // at least
}

InspectTable::InspectTable(const QString& head, const QString& spoken, QWidget* parent)
    : Panel(head, parent),
      m_sentence(new QLabel),
      m_filter(new QLineEdit),
      m_sortedBy(new QComboBox),
      m_turn(makeFlatButton(QStringLiteral("▼"), tr("Turn the order round"))),
      m_count(new QLabel),
      m_view(new FigureTableView(spoken, kInspectedName)),
      m_nothing(new QLabel)
{
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_nothing->setObjectName(QStringLiteral("muted"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_nothing->hide();
    m_view->setSortable();
    m_view->setMinimumHeight(kTableHeight);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_sentence);
    layout->addWidget(makeTools());
    layout->addWidget(m_view, 1);
    layout->addWidget(m_nothing, 1);
    setContent(content);
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const auto artist = m_view->artistAt(index)) Q_EMIT artistWanted(*artist);
    });
    connect(m_view->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            &InspectTable::showOrder);
    showOrder();
}

QWidget* InspectTable::makeTools()
{
    constexpr int kFilterWidth = 240;
    m_filter->setPlaceholderText(tr("Filter by name"));
    m_filter->setAccessibleName(tr("Filter by name"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(kFilterWidth);
    m_sortedBy->setAccessibleName(tr("Sorted by"));
    m_sortedBy->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_sortedBy->setMinimumContentsLength(12);
    m_sortedBy->addItem(tr("As listed"));
    m_count->setObjectName(QStringLiteral("muted"));
    m_count->setToolTip(tr("Rows shown of all"));
    auto* copy = new QPushButton(tr("Copy as TSV"));
    copy->setToolTip(tr("What is shown, in this order, figures in full"));
    auto* row = new QWidget;
    m_tools = new QHBoxLayout(row);
    m_tools->setContentsMargins(0, 0, 0, 0);
    m_tools->setSpacing(8);
    m_tools->addWidget(m_filter, 1);
    m_tools->addWidget(m_sortedBy);
    m_tools->addWidget(m_turn);
    m_tools->addStretch(1);
    m_tools->addWidget(m_count);
    m_tools->addWidget(copy);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_view->setNameFilter(text);
        showCount();
    });
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        if (m_view->shownRows() == 0) return;
        m_view->setFocus();
        if (!m_view->currentIndex().isValid()) m_view->selectRow(0);
    });
    connect(m_sortedBy, &QComboBox::activated, this, &InspectTable::sortBy);
    connect(m_turn, &QPushButton::clicked, this, [this] {
        const QHeaderView* header = m_view->horizontalHeader();
        const bool falls = header->sortIndicatorOrder() == Qt::DescendingOrder;
        m_view->sortBy(header->sortIndicatorSection(),
                       falls ? Qt::AscendingOrder : Qt::DescendingOrder);
    });
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(toTsv()); });
    return row;
}

void InspectTable::addTool(QWidget* tool)
{
    constexpr int kBeforeStretch = 3;
    m_tools->insertWidget(kBeforeStretch, tool);
}

void InspectTable::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
}

QString InspectTable::sentence() const
{
    return m_sentence->text();
}

QString InspectTable::count() const
{
    return m_count->text();
}

void InspectTable::setTable(FigureTable table, const QString& ifEmpty)
{
    m_ifEmpty = ifEmpty;
    m_view->setTable(std::move(table));
    const QSignalBlocker quiet(m_sortedBy);
    m_sortedBy->clear();
    m_sortedBy->addItem(tr("As listed"));
    for (const FigureColumn& column : m_view->table().columns) m_sortedBy->addItem(column.title);
    showOrder();
    showCount();
}

void InspectTable::sortBy(int choice)
{
    const int column = choice - 1;
    const QVariant order =
        m_view->model()->headerData(column, Qt::Horizontal, Qt::InitialSortOrderRole);
    m_view->sortBy(
        column, order.isValid() ? static_cast<Qt::SortOrder>(order.toInt()) : Qt::AscendingOrder);
}

void InspectTable::showOrder()
{
    const QHeaderView* header = m_view->horizontalHeader();
    const int column = header->sortIndicatorSection();
    const bool sorted = column >= 0 && column + 1 < m_sortedBy->count();
    m_sortedBy->setCurrentIndex(sorted ? column + 1 : 0);
    m_turn->setEnabled(sorted);
    m_turn->setText(header->sortIndicatorOrder() == Qt::DescendingOrder ? QStringLiteral("▼")
                                                                        : QStringLiteral("▲"));
}

void InspectTable::showCount()
{
    const std::size_t all = m_view->table().rows.size();
    const auto shown = static_cast<std::size_t>(m_view->shownRows());
    m_count->setText(tr("%1 / %2").arg(wholeText(shown), wholeText(all)));
    m_nothing->setText(all == 0 ? m_ifEmpty : tr("No name here holds “%1”.").arg(m_filter->text()));
    m_nothing->setVisible(shown == 0);
    m_view->setVisible(shown > 0);
}

QString InspectTable::toTsv() const
{
    return (m_notice.isEmpty() ? QString() : QStringLiteral("# ") + m_notice + QLatin1Char('\n')) +
           m_view->toTsv();
}

}  // namespace crossfade::ui
