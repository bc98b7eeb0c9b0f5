// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/train_dialog.h"

#include "ui/charts/loss_chart.h"
#include "ui/models/research_text.h"
#include "ui/models/text.h"
#include "ui/widgets/panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cstdint>
#include <ranges>

namespace crossfade::ui {

namespace {

enum Encoder { LinearFromPca, LinearRandom, Mlp };

QSpinBox* number(int low, int high)
{
    auto* box = new QSpinBox;
    box->setRange(low, high);
    return box;
}

QDoubleSpinBox* decimal(double low, double high, double step, int decimals)
{
    auto* box = new QDoubleSpinBox;
    box->setDecimals(decimals);
    box->setRange(low, high);
    box->setSingleStep(step);
    return box;
}

}  // namespace

TrainDialog::TrainDialog(TrainingModel& training, QWidget* parent)
    : QDialog(parent),
      m_training(&training),
      m_objective(new QComboBox),
      m_encoder(new QComboBox),
      m_hidden(number(8, 4096)),
      m_dimension(number(2, 1024)),
      m_epochs(number(1, 5000)),
      m_batch(number(2, 8192)),
      m_temperature(decimal(0.01, 2.0, 0.01, 3)),
      m_rate(decimal(0.00001, 0.1, 0.0001, 5)),
      m_dropout(decimal(0.0, 0.9, 0.05, 2)),
      m_patience(number(0, 500)),
      m_links(new QCheckBox(tr("Learn from known similar pairs"))),
      m_seed(number(0, 1000000)),
      m_threads(number(0, 64)),
      m_name(new QLineEdit),
      m_chart(new LossChart),
      m_signatures(new QLabel),
      m_text(new QLabel),
      m_bar(new QProgressBar),
      m_start(new QPushButton(tr("Train"))),
      m_resume(new QPushButton(tr("Continue"))),
      m_cancel(new QPushButton(tr("Cancel training")))
{
    setWindowTitle(tr("Train a model"));
    m_objective->addItem(tr("Subset: what inference uses"), static_cast<int>(Objective::Subset));
    m_objective->addItem(tr("Pairwise: the paper's"), static_cast<int>(Objective::Pairwise));
    m_objective->addItem(tr("Joint: all modalities at once"), static_cast<int>(Objective::Joint));
    m_links->setToolTip(
        tr("Known similar pairs of the training split count as positives. The run's figures then "
           "count as supervised."));
    m_encoder->addItem(tr("Linear, from PCA"), LinearFromPca);
    m_encoder->addItem(tr("Linear, from random weights"), LinearRandom);
    m_encoder->addItem(tr("MLP, from random weights"), Mlp);
    m_patience->setSpecialValueText(tr("off"));
    m_threads->setSpecialValueText(tr("one per core"));
    m_name->setPlaceholderText(tr("made of the options"));
    auto* form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft);
    form->setVerticalSpacing(6);
    form->addRow(tr("Objective"), m_objective);
    form->addRow(tr("Known pairs"), makeLinks());
    form->addRow(tr("Encoders"), m_encoder);
    form->addRow(tr("Hidden width"), m_hidden);
    form->addRow(tr("Dimensions"), m_dimension);
    form->addRow(tr("Epochs"), m_epochs);
    form->addRow(tr("Batch"), m_batch);
    form->addRow(tr("Temperature"), m_temperature);
    form->addRow(tr("Learning rate"), m_rate);
    form->addRow(tr("Dropout"), m_dropout);
    form->addRow(tr("Early stopping after"), m_patience);
    form->addRow(tr("Seed"), m_seed);
    form->addRow(tr("Threads"), m_threads);
    form->addRow(tr("Name of the run"), m_name);
    auto* chartPanel = new Panel(tr("Training loss"));
    chartPanel->setContent(m_chart);
    m_chart->setMinimumSize(380, 240);
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 1000);
    m_bar->setAccessibleName(tr("Progress of the training"));
    m_signatures->setWordWrap(true);
    m_signatures->hide();
    m_text->setWordWrap(true);
    m_text->setMinimumHeight(34);
    auto* right = new QVBoxLayout;
    right->addWidget(chartPanel, 1);
    right->addWidget(m_signatures);
    right->addWidget(m_text);
    right->addWidget(m_bar);
    auto* top = new QHBoxLayout;
    top->setSpacing(20);
    top->addLayout(form);
    top->addLayout(right, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_resume);
    buttons->addWidget(m_start);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(14);
    layout->addLayout(top);
    layout->addLayout(buttons);
    m_start->setDefault(true);

    connect(m_objective, &QComboBox::currentIndexChanged, this, &TrainDialog::takeDefaults);
    connect(m_encoder, &QComboBox::currentIndexChanged, this,
            [this] { m_hidden->setEnabled(m_encoder->currentData().toInt() == Mlp); });
    connect(m_start, &QPushButton::clicked, this, [this] { start(false); });
    connect(m_resume, &QPushButton::clicked, this, [this] { start(true); });
    connect(m_cancel, &QPushButton::clicked, &training, &TrainingModel::cancel);
    connect(&training, &TrainingModel::curveChanged, this, &TrainDialog::showCurve);
    connect(&training.runner(), &JobRunner::started, this, &TrainDialog::refresh);
    connect(&training.runner(), &JobRunner::progressed, this, &TrainDialog::refresh);
    connect(&training, &TrainingModel::trained, this,
            [this] { end(tr("Trained. The new run is shown in the window.")); });
    connect(&training, &TrainingModel::cancelled, this,
            [this] { end(tr("Cancelled. Continue goes on from the last whole epoch.")); });
    connect(&training, &TrainingModel::failed, this, &TrainDialog::end);
    takeDefaults();
    refresh();
}

QWidget* TrainDialog::makeLinks()
{
    auto* says = new QLabel(tr("Figures then count as supervised."));
    says->setObjectName(QStringLiteral("panelNote"));
    m_links->setAccessibleDescription(says->text());
    auto* both = new QWidget;
    auto* layout = new QVBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_links);
    layout->addWidget(says);
    return both;
}

void TrainDialog::setProject(const std::filesystem::path& project,
                             std::optional<TrainingRecord> unfinished)
{
    if (m_project != project) m_outcome.clear();  // that was another project's
    m_project = project;
    m_unfinished = std::move(unfinished);
    refresh();
}

void TrainDialog::setObstacle(const QString& reason)
{
    m_obstacle = reason;
    refresh();
}

std::optional<TrainOptions> TrainDialog::unfinishedOptions() const
{
    if (!m_unfinished) return std::nullopt;
    auto stored = trainOptionsFromJson(m_unfinished->options);
    if (!stored.hasValue()) return std::nullopt;
    return std::move(stored).value();
}

QString TrainDialog::continuation() const
{
    const auto o = unfinishedOptions();
    if (!o) return tr("Go on with the training that did not finish");
    return tr("Continues: %1, %2 epochs, seed %3, at epoch %4")
        .arg(qt(std::string(objectiveName(o->objective))))
        .arg(o->epochs)
        .arg(o->seed)
        .arg(m_unfinished->curve.size());
}

void TrainDialog::takeDefaults()
{
    const TrainOptions o =
        TrainOptions::defaultsFor(static_cast<Objective>(m_objective->currentData().toInt()));
    m_encoder->setCurrentIndex(m_encoder->findData(o.hidden > 0 ? Mlp : LinearFromPca));
    m_hidden->setValue(o.hidden > 0 ? o.hidden : 512);
    m_hidden->setEnabled(o.hidden > 0);
    m_dimension->setValue(o.dimension);
    m_epochs->setValue(o.epochs);
    m_batch->setValue(o.batch);
    m_temperature->setValue(o.temperature);
    m_rate->setValue(o.learningRate);
    m_dropout->setValue(o.dropout);
}

TrainOptions TrainDialog::options() const
{
    TrainOptions o =
        TrainOptions::defaultsFor(static_cast<Objective>(m_objective->currentData().toInt()));
    const int encoder = m_encoder->currentData().toInt();
    o.initialisation = encoder == LinearFromPca ? Initialisation::Pca : Initialisation::Random;
    o.hidden = encoder == Mlp ? m_hidden->value() : 0;
    o.dimension = m_dimension->value();
    o.epochs = m_epochs->value();
    o.batch = m_batch->value();
    o.temperature = m_temperature->value();
    o.learningRate = m_rate->value();
    o.dropout = m_dropout->value();
    if (m_links->isChecked()) {
        o.linksWeight = TrainOptions::supervised().linksWeight;
        o.linksSmoothing = TrainOptions::supervised().linksSmoothing;
        o.hubCorrection = TrainOptions::supervised().hubCorrection;
    }
    o.patience = m_patience->value();
    o.seed = static_cast<std::uint64_t>(m_seed->value());
    o.threads = m_threads->value();
    return o;
}

void TrainDialog::start(bool resume)
{
    m_outcome.clear();
    TrainOptions chosen = options();
    if (resume)
        if (auto stored = unfinishedOptions()) chosen = *std::move(stored);
    m_training->start(m_project, {std::move(chosen), resume, m_name->text().toStdString()});
    refresh();
}

void TrainDialog::end(const QString& outcome)
{
    m_outcome = outcome;
    refresh();
}

void TrainDialog::showCurve()
{
    m_chart->setCurve(m_training->curve(), m_training->epochs());
    // All of them have their place on the Research page.
    constexpr std::size_t kShown = 3;
    const std::vector<Signature> signatures = m_training->signatures();
    QStringList seen;
    for (const Signature& one : signatures | std::views::take(kShown)) seen << signatureText(one);
    if (signatures.size() > kShown)
        seen << tr("%1 more: Research, “Behind the figures”.").arg(signatures.size() - kShown);
    m_signatures->setText(seen.join(QStringLiteral("\n\n")));
    m_signatures->setVisible(!seen.isEmpty());
}

void TrainDialog::refresh()
{
    const bool running = m_training->running();
    m_start->setEnabled(!running && !m_project.empty() && m_obstacle.isEmpty());
    m_start->setToolTip(m_obstacle);
    m_resume->setVisible(!running && m_unfinished.has_value());
    m_resume->setEnabled(m_obstacle.isEmpty());
    m_resume->setToolTip(m_obstacle.isEmpty() ? continuation() : m_obstacle);
    m_cancel->setVisible(running);
    m_bar->setVisible(running);
    if (!running) {
        m_text->setText(m_outcome.isEmpty() && m_unfinished ? continuation() : m_outcome);
        return;
    }
    const JobRunner& runner = m_training->runner();
    const double left = runner.secondsLeft();
    m_text->setText(left < 0.0 ? runner.step()
                               : tr("%1 · %2 left").arg(runner.step(), durationText(left)));
    m_bar->setRange(0, runner.fraction() < 0.0 ? 0 : 1000);
    m_bar->setValue(static_cast<int>(runner.fraction() * 1000.0));
}

}  // namespace crossfade::ui
