using BenchmarkDotNet.Running;
using SupportBot.Benchmarks;
using SupportBot.Benchmarks.Scoring;
using SupportBot.Benchmarks.Speed;

return args switch
{
    ["score", .. var tables] => ScoreCommand.Run(tables),
    ["folds"] => FoldsCommand.Run(),
    ["latency"] => LatencyCommand.Run(),
    ["startup"] => StartupCommand.Run(),
    ["attacks"] => AttackCommand.Run(),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Dialogs).Assembly).Run(args).Any() ? 0 : 1,
};
