using System.Diagnostics;
using System.Globalization;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Recognizers.Phrases;

// scratch: dump lexicon scores and likelihoods
var root = args[0];
var files = Directory.EnumerateFiles(Path.Combine(root, "dialogs"), "*.json", SearchOption.AllDirectories)
    .Select(p => new ContentFile(Path.GetRelativePath(Path.Combine(root, "dialogs"), p).Replace('\\', '/'), File.ReadAllText(p))).ToArray();
var sw = Stopwatch.StartNew();
var (snapshot, faults) = ContentReader.Read(files);
foreach (var f in faults) Console.Error.WriteLine(f);
Console.Error.WriteLine($"content {sw.ElapsedMilliseconds} ms"); sw.Restart();
var matcher = new PhraseMatcher(snapshot!, PhraseSource.All(snapshot!));
Console.Error.WriteLine($"matcher {sw.ElapsedMilliseconds} ms"); sw.Restart();
var scorer = new TopicScorer(snapshot!);
var classifier = TopicClassifier.Train(snapshot!, matcher)!;
Console.Error.WriteLine($"classifier {sw.ElapsedMilliseconds} ms"); sw.Restart();
for (var again = 0; again < 4; again++)
{
    sw.Restart(); var m2 = new PhraseMatcher(snapshot!, PhraseSource.All(snapshot!)); Console.Error.Write($"matcher {sw.Elapsed.TotalMilliseconds:0} ");
    var r2 = m2.NewReading(); var f2 = new SupportBot.Runtime.Recognizers.Learning.Features(); var n = 0; sw.Restart();
    foreach (var l in snapshot!.Folders.Values.SelectMany(f => f.Languages.Values).SelectMany(l => l.Examples)) { m2.ReadWords(l, r2); f2.Take(r2); n += f2.Numbers.Length; }
    Console.Error.Write($"examples read {sw.Elapsed.TotalMilliseconds:0} features {n} "); sw.Restart();
    _ = TopicClassifier.Train(snapshot!, m2); Console.Error.WriteLine($"classifier {sw.Elapsed.TotalMilliseconds:0}");
}
var all = snapshot!.Folders.Values.SelectMany(f => f.Languages.Values).SelectMany(l => l.Examples).ToArray();
var reasons = new RejectionReasonModel(matcher, snapshot!); var dk = new Desk(matcher); var ur = new UtteranceReader(snapshot!);
for (var again = 0; again < 5; again++)
{
    sw.Restart(); foreach (var l in all) reasons.Judge(dk.Read(l), false); var t1 = sw.Elapsed.TotalMicroseconds / all.Length;
    sw.Restart(); foreach (var l in all) dk.Read(l); var t2 = sw.Elapsed.TotalMicroseconds / all.Length; var b = GC.GetAllocatedBytesForCurrentThread();
    sw.Restart(); foreach (var l in all) ur.Read(l); Console.Error.WriteLine($"judge {t1:0.0} us, desk {t2:0.0} us, utterance {sw.Elapsed.TotalMicroseconds / all.Length:0.0} us {(GC.GetAllocatedBytesForCurrentThread() - b) / all.Length} B; average length {all.Average(x => x.Length):0}");
}
var desk = new Desk(matcher);
var topics = snapshot!.Topics.Keys.ToArray();
Console.WriteLine("#" + string.Join('\t', topics));
var room = new float[classifier.Room];
var scores = new PhraseScore[topics.Length];
while (Console.In.ReadLine() is { } line)
{
    desk.Read(line);
    scorer.Score(desk.Reading, desk.Sentences, scores);
    classifier.Read(desk.Features, room);
    Console.WriteLine(string.Join('\t', scores.Select(s => s.Score.ToString("0.###", CultureInfo.InvariantCulture)).Concat(room.Take(topics.Length + 1).Select(p => p.ToString("0.####", CultureInfo.InvariantCulture)))));
}
