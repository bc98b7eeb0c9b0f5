// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/sweep_dialog.h"

#include "ui/models/experiment_figures.h"
#include "ui/models/experiment_model.h"
#include "ui/models/text.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStringDecoder>
#include <QVBoxLayout>

namespace crossfade::ui {

namespace {

constexpr int kListWidth = 230;
constexpr qint64 kMostBytes = 1 << 20;

Result<QString> textOf(const QString& path)
{
    const std::string name = QFileInfo(path).fileName().toStdString();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, file.errorString().toStdString() + ".", name};
    if (file.size() > kMostBytes)
        return Error{ErrorCode::InvalidInput,
                     SweepDialog::tr("A sweep is a text of at most 1 MB.").toStdString(), name};
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(file.readAll());
    if (decoder.hasError())
        return Error{ErrorCode::InvalidInput,
                     SweepDialog::tr("This is not UTF-8 text.").toStdString(), name};
    return text;
}

}  // namespace

SweepDialog::SweepDialog(ExperimentModel& model, QWidget* parent)
    : QDialog(parent),
      m_model(&model),
      m_ready(readySweeps()),
      m_list(new QListWidget),
      m_open(new QPushButton(tr("Open file…"))),
      m_hint(new QLabel),
      m_text(new QPlainTextEdit),
      m_verdict(new QLabel),
      m_obstacle(new QLabel),
      m_start(new QPushButton(tr("Start"))),
      m_close(new QPushButton(tr("Close")))
{
    setWindowTitle(tr("New sweep"));
    resize(860, 610);
    auto* top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(makeLeft());
    top->addWidget(makeRight(), 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_obstacle, 1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_start);
    m_obstacle->setObjectName(QStringLiteral("muted"));
    m_obstacle->setWordWrap(true);
    m_start->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(14);
    layout->addLayout(top, 1);
    layout->addLayout(buttons);
    connect(m_list, &QListWidget::currentRowChanged, this, &SweepDialog::takeReady);
    connect(m_open, &QPushButton::clicked, this, &SweepDialog::chooseFile);
    connect(m_text, &QPlainTextEdit::textChanged, this, &SweepDialog::refresh);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_start, &QPushButton::clicked, this, &SweepDialog::start);
    connect(m_model, &ExperimentModel::stateChanged, this, &SweepDialog::refresh);
    connect(m_model, &ExperimentModel::experimentsChanged, this, &SweepDialog::refresh);
    m_list->setCurrentRow(0);
}

QWidget* SweepDialog::makeLeft()
{
    auto* head = new QLabel(tr("Ready sweeps"));
    head->setObjectName(QStringLiteral("muted"));
    head->setBuddy(m_list);
    m_list->setAccessibleName(tr("Ready sweeps"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const ReadySweep& sweep : m_ready) {
        auto* item = new QListWidgetItem(sweep.name, m_list);
        item->setToolTip(sweep.question);
    }
    auto* left = new QWidget;
    left->setFixedWidth(kListWidth);
    auto* layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(head);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_open, 0, Qt::AlignLeft);
    return left;
}

QWidget* SweepDialog::makeRight()
{
    m_hint->setText(
        tr("Lines of key = values; each combination of values is a run. Change what you like."));
    m_hint->setObjectName(QStringLiteral("muted"));
    m_hint->setWordWrap(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(tr("Text of the sweep"));
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_verdict->setAccessibleName(tr("What the sweep is"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_verdict->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    // Room for a fault of three lines, so that the editor does not jump while one types.
    m_verdict->setMinimumHeight(3 * m_verdict->fontMetrics().lineSpacing());
    auto* right = new QWidget;
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_hint);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_verdict);
    return right;
}

void SweepDialog::present()
{
    refresh();
    show();
    raise();
    activateWindow();
    m_list->setFocus();
}

void SweepDialog::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open sweep"), {},
                                                      tr("Sweeps (*.sweep *.txt);;All files (*)"));
    if (!path.isEmpty()) openFile(path);
}

void SweepDialog::openFile(const QString& path)
{
    const auto text = textOf(path);
    if (!text.hasValue()) {
        m_verdict->setText(qt(text.error().sentence()));
        return;
    }
    m_list->setCurrentRow(-1);
    setText(text.value(), QFileInfo(path).fileName());
}

void SweepDialog::takeReady(int row)
{
    if (row < 0) return;
    const ReadySweep& sweep = m_ready[static_cast<std::size_t>(row)];
    setText(sweep.text, sweep.fileName);
}

void SweepDialog::setText(const QString& text, const QString& fileName)
{
    m_fileName = fileName;
    m_text->setPlainText(text);
}

void SweepDialog::refresh()
{
    const std::string text = m_text->toPlainText().toStdString();
    const auto sweep = m_model->parse(text, m_fileName.toStdString());
    const QString obstacle = m_model->obstacle();
    QString verdict = sweep.hasValue() ? sweepText(sweep.value()) : qt(sweep.error().sentence());
    if (const ExperimentResult* known = m_model->experimentOf(text); known && sweep.hasValue())
        verdict += tr(" It is in the project already (%1); Start goes on with it.")
                       .arg(countsText(*known));
    m_verdict->setText(verdict);
    m_start->setEnabled(sweep.hasValue() && obstacle.isEmpty());
    m_start->setToolTip(obstacle);
    m_obstacle->setText(obstacle);
}

void SweepDialog::start()
{
    auto sweep = m_model->parse(m_text->toPlainText().toStdString(), m_fileName.toStdString());
    if (!sweep.hasValue()) return;
    m_model->start(std::move(sweep).value());
    accept();
}

}  // namespace crossfade::ui
