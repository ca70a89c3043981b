using CqpMutualite.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(TestServer))]
