// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_dialog.h"

#include "ui/models/text.h"
#include "ui/widgets/panel.h"

#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStringListModel>
#include <QVBoxLayout>

namespace crossfade::ui {

namespace {

constexpr std::size_t kMostValues = 200;  // offered of a column; others can be typed
constexpr int kLeastWidth = 420;
constexpr int kPerRow = 2;  // modalities

enum Had { Either, Has, Lacks };

QHBoxLayout* rowOf(std::initializer_list<QWidget*> widgets, QWidget* widest)
{
    auto* row = new QHBoxLayout;
    for (QWidget* one : widgets) row->addWidget(one, one == widest ? 1 : 0);
    return row;
}

QString boundText(const std::optional<double>& bound)
{
    return bound ? QLocale().toString(*bound, 'f', QLocale::FloatingPointShortest) : QString();
}

/// Not while somebody types.
void put(QLineEdit& field, const QString& text)
{
    if (!field.hasFocus() || !field.isModified()) field.setText(text);
}

}  // namespace

FilterDialog::FilterDialog(ExplorationModel& model, QWidget* parent)
    : QDialog(parent),
      m_model(&model),
      m_from(new QLineEdit),
      m_to(new QLineEdit),
      m_known(new QComboBox),
      m_modalityGrid(new QGridLayout),
      m_tag(new QLineEdit),
      m_carried(new QComboBox),
      m_addTag(new QPushButton(tr("Add"))),
      m_tagNames(new QStringListModel(this)),
      m_column(new QComboBox),
      m_wants(new QComboBox),
      m_value(new QComboBox),
      m_lowest(new QLineEdit),
      m_highest(new QLineEdit),
      m_addColumn(new QPushButton(tr("Add"))),
      m_noColumns(new QLabel(tr("The catalogue's artists have no further columns."))),
      m_fault(new QLabel)
{
    setWindowTitle(tr("Filter the neighbours"));
    setMinimumWidth(kLeastWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    for (QWidget* part : {makePopularity(), makeModalities(), makeTag(), makeColumn()})
        layout->addWidget(part);
    m_fault->setWordWrap(true);
    m_fault->setTextFormat(Qt::PlainText);
    layout->addWidget(m_fault);
    auto* close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    layout->addWidget(close, 0, Qt::AlignRight);
    layout->addStretch();
    connect(m_model, &ExplorationModel::sourcesChanged, this, &FilterDialog::rebuild);
    connect(m_model, &ExplorationModel::changed, this, &FilterDialog::refresh);
    connect(m_model, &ExplorationModel::tagsChanged, this, &FilterDialog::refreshTags);
    rebuild();
    refresh();
}

QString FilterDialog::fault() const
{
    return m_fault->text();
}

QWidget* FilterDialog::makePopularity()
{
    auto* panel = new Panel(tr("Popularity"));
    m_from->setPlaceholderText(tr("from"));
    m_from->setAccessibleName(tr("Popularity from"));
    m_to->setPlaceholderText(tr("to"));
    m_to->setAccessibleName(tr("Popularity to"));
    m_known->addItems({tr("known or not"), tr("known"), tr("unknown")});
    m_known->setAccessibleName(tr("Whether popularity is known"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_from, 1);
    row->addWidget(new QLabel(QStringLiteral("–")));
    row->addWidget(m_to, 1);
    row->addWidget(m_known);
    panel->body()->addLayout(row);
    for (QLineEdit* field : {m_from, m_to})
        connect(field, &QLineEdit::editingFinished, this, &FilterDialog::takePopularity);
    connect(m_known, &QComboBox::activated, this, &FilterDialog::takePopularity);
    return panel;
}

QWidget* FilterDialog::makeModalities()
{
    auto* panel = new Panel(tr("Modalities"));
    m_modalityGrid->setHorizontalSpacing(12);
    m_modalityGrid->setColumnStretch(2 * kPerRow, 1);
    panel->body()->addLayout(m_modalityGrid);
    return panel;
}

QWidget* FilterDialog::makeTag()
{
    auto* panel = new Panel(tr("Tag"));
    m_carried->addItems({tr("carry"), tr("do not carry")});
    m_carried->setAccessibleName(tr("Whether artists carry the tag"));
    m_tag->setAccessibleName(tr("Tag"));
    auto* completer = new QCompleter(m_tagNames, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_tag->setCompleter(completer);
    m_addTag->setAutoDefault(false);
    m_addTag->setAccessibleName(tr("Add the filter of a tag"));
    panel->body()->addLayout(rowOf({m_carried, m_tag, m_addTag}, m_tag));
    connect(m_tag, &QLineEdit::returnPressed, this, &FilterDialog::takeTag);
    // Later: the field gets the text first. After Enter it is the same filter once more.
    connect(completer, QOverload<const QString&>::of(&QCompleter::activated), this,
            &FilterDialog::takeTag, Qt::QueuedConnection);
    connect(m_addTag, &QPushButton::clicked, this, &FilterDialog::takeTag);
    return panel;
}

QWidget* FilterDialog::makeColumn()
{
    auto* panel = new Panel(tr("Column"));
    m_column->setAccessibleName(tr("Column"));
    m_wants->addItems({tr("is"), tr("holds"), tr("from–to")});
    m_wants->setAccessibleName(tr("What is wanted of the column"));
    m_value->setEditable(true);
    m_value->setInsertPolicy(QComboBox::NoInsert);
    m_value->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_value->setAccessibleName(tr("Value of the column"));
    m_value->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_value->completer()->setFilterMode(Qt::MatchContains);
    m_lowest->setPlaceholderText(tr("from"));
    m_lowest->setAccessibleName(tr("Lowest number of the column"));
    m_highest->setPlaceholderText(tr("to"));
    m_highest->setAccessibleName(tr("Highest number of the column"));
    m_addColumn->setAutoDefault(false);
    m_addColumn->setAccessibleName(tr("Add the filter of a column"));
    m_noColumns->setObjectName(QStringLiteral("muted"));
    m_noColumns->setWordWrap(true);
    auto* row = rowOf({m_column, m_wants, m_value, m_lowest, m_highest, m_addColumn}, m_value);
    panel->body()->addLayout(row);
    panel->body()->addWidget(m_noColumns);
    connect(m_column, &QComboBox::currentIndexChanged, this, &FilterDialog::showColumn);
    connect(m_wants, &QComboBox::currentIndexChanged, this, &FilterDialog::showWants);
    connect(m_addColumn, &QPushButton::clicked, this, &FilterDialog::takeColumn);
    for (QLineEdit* field : {m_value->lineEdit(), m_lowest, m_highest})
        connect(field, &QLineEdit::returnPressed, this, &FilterDialog::takeColumn);
    return panel;
}

void FilterDialog::rebuild()
{
    while (QLayoutItem* item = m_modalityGrid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_modalities.clear();
    const std::vector<std::string>& names = m_model->run()->record.modalities;
    for (std::size_t m = 0; m < names.size(); ++m) {
        auto* choice = new QComboBox;
        choice->addItems({tr("either"), tr("has"), tr("lacks")});
        choice->setAccessibleName(tr("Whether artists have %1").arg(qt(names[m])));
        connect(choice, &QComboBox::activated, this, &FilterDialog::takeModalities);
        const int row = static_cast<int>(m) / kPerRow;
        const int column = 2 * (static_cast<int>(m) % kPerRow);
        m_modalityGrid->addWidget(new QLabel(qt(names[m])), row, column);
        m_modalityGrid->addWidget(choice, row, column + 1);
        m_modalities.push_back(choice);
    }
    {
        const QSignalBlocker quiet(m_column);
        m_column->clear();
        for (const std::string& one : m_model->catalogue().stored.catalogue.metadataColumns)
            m_column->addItem(qt(one));
    }
    const bool any = m_column->count() > 0;
    m_noColumns->setVisible(!any);
    for (QWidget* one : std::initializer_list<QWidget*>{m_column, m_wants, m_addColumn})
        one->setVisible(any);
    showColumn();
    m_fault->clear();
}

void FilterDialog::showColumn()
{
    const QString column = m_column->currentText();
    m_value->clear();
    m_value->addItems(columnValues(m_model->catalogue(), column, kMostValues));
    m_value->setCurrentIndex(-1);
    m_value->clearEditText();
    m_lowest->clear();
    m_highest->clear();
    const bool numbers = isNumberColumn(m_model->catalogue(), column);
    const auto wants = numbers ? ColumnFilter::Wants::Between : ColumnFilter::Wants::Equal;
    m_wants->setCurrentIndex(static_cast<int>(wants));
    showWants();
}

void FilterDialog::showWants()
{
    const bool any = m_column->count() > 0;
    const bool between =
        static_cast<ColumnFilter::Wants>(m_wants->currentIndex()) == ColumnFilter::Wants::Between;
    m_value->setVisible(any && !between);
    m_lowest->setVisible(any && between);
    m_highest->setVisible(any && between);
}

void FilterDialog::refreshTags()
{
    const auto& tags = m_model->tags();
    m_tag->setPlaceholderText(!tags                  ? tr("The tags are being read …")
                              : tags->tags().empty() ? tr("The catalogue has no tags.")
                                                     : tr("tag"));
    const bool any = tags && !tags->tags().empty();
    for (QWidget* one : std::initializer_list<QWidget*>{m_tag, m_carried, m_addTag})
        one->setEnabled(any);
    if (tags == m_tags) return;
    m_tags = tags;
    QStringList names;
    if (tags)
        for (const TagCount& one : tags->tags()) names << qt(one.tag);
    m_tagNames->setStringList(names);
}

void FilterDialog::refresh()
{
    if (!m_model->hasSources()) return;
    const Filters& filters = m_model->state().filters;
    put(*m_from, boundText(filters.minPopularity));
    put(*m_to, boundText(filters.maxPopularity));
    m_known->setCurrentIndex(static_cast<int>(filters.popularity));
    for (std::size_t m = 0; m < m_modalities.size(); ++m)
        m_modalities[m]->setCurrentIndex(filters.mustHave.has(m)   ? Has
                                         : filters.mustLack.has(m) ? Lacks
                                                                   : Either);
    refreshTags();
}

void FilterDialog::take(Result<Filters> filters)
{
    m_fault->setText(filters.hasValue() ? QString() : qt(filters.error().sentence()));
    if (filters.hasValue() && filters.value() != m_model->state().filters)
        m_model->setFilters(filters.value());
}

void FilterDialog::takePopularity()
{
    if (!m_model->hasSources()) return;
    for (QLineEdit* field : {m_from, m_to}) field->setModified(false);
    take(withPopularity(m_model->state().filters, m_from->text(), m_to->text(),
                        static_cast<PopularityKnown>(m_known->currentIndex())));
}

void FilterDialog::takeModalities()
{
    Filters filters = m_model->state().filters;
    filters.mustHave = {};
    filters.mustLack = {};
    for (std::size_t m = 0; m < m_modalities.size(); ++m) {
        if (m_modalities[m]->currentIndex() == Has) filters.mustHave = filters.mustHave.with(m);
        if (m_modalities[m]->currentIndex() == Lacks) filters.mustLack = filters.mustLack.with(m);
    }
    take(std::move(filters));
}

void FilterDialog::takeTag()
{
    auto filters = withTag(m_model->state().filters, m_model->tags().get(), m_tag->text(),
                           m_carried->currentIndex() == 0);
    if (filters.hasValue()) m_tag->clear();
    take(std::move(filters));
}

void FilterDialog::takeColumn()
{
    TypedColumn typed;
    typed.column = m_column->currentText();
    typed.wants = static_cast<ColumnFilter::Wants>(m_wants->currentIndex());
    typed.value = m_value->currentText();
    typed.from = m_lowest->text();
    typed.to = m_highest->text();
    take(withColumn(m_model->state().filters, m_model->catalogue(), typed));
}

}  // namespace crossfade::ui
