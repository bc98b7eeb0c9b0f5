// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/batch_dialog.h"

#include "ui/models/text.h"
#include "ui/window/job_strip.h"

#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace crossfade::ui {

namespace {

constexpr int kLength = 20;
constexpr int kMostLength = 1000;

QPlainTextEdit* makeText(const QString& name)
{
    auto* text = new QPlainTextEdit;
    text->setAccessibleName(name);
    text->setTabChangesFocus(true);
    return text;
}

}  // namespace

BatchDialog::BatchDialog(ExplorationModel& exploration, QWidget* parent)
    : QDialog(parent),
      m_model(exploration),
      m_names(makeText(tr("Artists, a name or id a line"))),
      m_length(new QSpinBox),
      m_make(new QPushButton(tr("Make the lists"))),
      m_sentence(new QLabel),
      m_faults(makeText(tr("Of whom no list was made, and why"))),
      m_save(new QPushButton(tr("Save…"))),
      m_copy(new QPushButton(tr("Copy the table")))
{
    setWindowTitle(tr("Lists of many artists"));
    setMinimumSize(560, 520);
    setAcceptDrops(true);
    // Else the text would take the file's address.
    m_names->setAcceptDrops(false);
    m_names->setPlaceholderText(
        tr("Radiohead\nBjörk\n…\n\nA name or id a line; rows of a table "
           "too, of which the first column counts."));
    m_faults->setReadOnly(true);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    auto* says =
        new QLabel(tr("Each artist's list by the mix, filters and wishes that are set in "
                      "the window, all in one table."));
    says->setObjectName(QStringLiteral("muted"));
    says->setWordWrap(true);
    layout->addWidget(says);
    layout->addLayout(makeTop());
    layout->addWidget(m_names, 3);
    layout->addWidget(new JobStrip(m_model.runner()));
    layout->addWidget(m_sentence);
    layout->addWidget(m_faults, 2);
    layout->addLayout(makeFoot());
    connect(m_names, &QPlainTextEdit::textChanged, this, &BatchDialog::refresh);
    connect(&m_model, &BatchModel::changed, this, &BatchDialog::refresh);
    connect(&m_model.runner(), &JobRunner::started, this, &BatchDialog::refresh);
    connect(&m_model.runner(), &JobRunner::finished, this, &BatchDialog::refresh);
    m_names->setFocus();
    refresh();
}

QLayout* BatchDialog::makeTop()
{
    auto* open = new QPushButton(tr("Open a file…"));
    open->setToolTip(tr("Text with a name a line, or the first column of a .csv or .tsv"));
    connect(open, &QPushButton::clicked, this, &BatchDialog::chooseFile);
    m_length->setRange(1, kMostLength);
    m_length->setValue(kLength);
    m_length->setAccessibleName(tr("Length of each list"));
    auto* row = new QHBoxLayout;
    row->addWidget(open);
    row->addStretch();
    row->addWidget(new QLabel(tr("neighbours each")));
    row->addWidget(m_length);
    row->addWidget(m_make);
    for (QPushButton* button : {open, m_make}) button->setAutoDefault(false);
    connect(m_make, &QPushButton::clicked, this, &BatchDialog::make);
    return row;
}

QLayout* BatchDialog::makeFoot()
{
    auto* close = new QPushButton(tr("Close"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_save);
    row->addWidget(m_copy);
    row->addStretch();
    row->addWidget(close);
    for (QPushButton* button : {m_save, m_copy, close}) button->setAutoDefault(false);
    connect(m_save, &QPushButton::clicked, this, &BatchDialog::chooseTable);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(qt(m_model.table(TableFormat::Tsv))); });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    return row;
}

void BatchDialog::make()
{
    m_model.make(m_names->toPlainText(), static_cast<std::size_t>(m_length->value()));
}

void BatchDialog::openFile(const QString& file)
{
    const auto read = readBatchNames(file.toStdString());
    if (!read.hasValue()) {
        m_sentence->setText(qt(read.error().sentence()));
        return;
    }
    QStringList names;
    for (const BatchName& name : read.value()) names << qt(name.text);
    m_names->setPlainText(names.join(u'\n'));
}

void BatchDialog::saveTo(const QString& file)
{
    const Status saved = m_model.save(file);
    m_sentence->setText(saved.hasValue() ? tr("Wrote the table to %1.").arg(file)
                                         : qt(saved.error().sentence()));
}

QString BatchDialog::sentence() const
{
    return m_sentence->text();
}

void BatchDialog::chooseFile()
{
    const QString file = QFileDialog::getOpenFileName(
        this, tr("Names or ids of artists"), {}, tr("Lists (*.txt *.csv *.tsv);;All files (*)"));
    if (!file.isEmpty()) openFile(file);
}

void BatchDialog::chooseTable()
{
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save the table"), QStringLiteral("lists.tsv"), tr("Tables (*.tsv *.csv)"));
    if (!file.isEmpty()) saveTo(file);
}

void BatchDialog::refresh()
{
    const bool running = m_model.runner().running();
    m_make->setEnabled(!running && !m_names->toPlainText().trimmed().isEmpty());
    m_sentence->setText(m_model.sentence());
    m_faults->setPlainText(m_model.faults().join(u'\n'));
    m_faults->setVisible(!m_model.faults().isEmpty());
    for (QPushButton* button : {m_save, m_copy}) button->setEnabled(m_model.hasTable());
}

void BatchDialog::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile()) event->acceptProposedAction();
}

void BatchDialog::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    openFile(event->mimeData()->urls().first().toLocalFile());
}

}  // namespace crossfade::ui
