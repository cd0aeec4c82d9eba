using BenchmarkDotNet.Running;
using SupportBot.Benchmarks;
using SupportBot.Benchmarks.Queue;
using SupportBot.Benchmarks.Scoring;
using SupportBot.Benchmarks.Speed;

return args switch
{
    ["score", .. var tables] => ScoreCommand.Run(tables),
    ["folds"] => FoldsCommand.Run(),
    ["latency"] => LatencyCommand.Run(),
    ["startup"] => StartupCommand.Run(),
    ["cases"] => await CasesCommand.RunAsync(),
    ["audit"] => await AuditCommand.RunAsync(),
    ["attacks"] => AttackCommand.Run(),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Dialogs).Assembly).Run(args).Any() ? 0 : 1,
};
